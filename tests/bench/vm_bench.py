#!/usr/bin/env python3
"""Restore of a snapshot, in parts: vm_bench.py SNAPCHECK HELPERS [--clones N]

restore     from the request to a machine that could enter its guest
first exit  from there to the guest's first exit
ready       from there until the workload waits for a message: reseeded, thawed, two records sent
handler     a message in, an answer out

A guest of 256 MiB with one vCPU, Debian's 6.1, platform mode, the snapshot in RAM, one clone after the other. The engine
is printed with the numbers: those of tcg are emulated and say nothing about KVM.

The peer is QEMU with the same KVM, which restores a guest of the same kernel and size from a file in RAM (vm_peer.py):
restore  ours once more: with the engine tcg in the boot of the emulated machine in which the peer runs
start    from fork() to a QEMU that takes orders
load     from its order to read the file until its guest runs
Our restore, which maps the memory, must be at least 10 times faster than the load alone.
"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "vm"))
import vm_harness  # noqa: E402
import vm_peer  # noqa: E402

FACTOR = 10


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(share * len(values)))]


def main():
    arguments = sys.argv[3:]
    clones = int(arguments[arguments.index("--clones") + 1]) if "--clones" in arguments else 30
    image = vm_harness.image(vm_harness.kernel_of("6.1"))
    vm = vm_harness.Vm([image])
    boot = vm.boot("original", image)
    vm.run_to("snapshot", "original", timeout=60 * vm.slow)
    taken = vm.ask("snapshot", machine="original", snapshot="s")
    vm.end("original")
    times = {"restore": [], "first exit": [], "ready": [], "handler": []}
    for i in range(1, clones + 1):
        restored = vm.ask("restore", snapshot="s", machine="clone", clone=i, flags=vm_harness.PLATFORM)
        run, = vm.run_to("message", "clone")
        times["restore"].append(restored["restore_us"])
        times["first exit"].append(run["first_exit_us"])
        times["ready"].append(run["run_us"])
        run, = vm.say("draw", "clone")
        times["handler"].append(run["run_us"])
        vm.end("clone")
    vm.process.stdin.close()
    vm.process.wait(30)
    print(f"create {boot['create_us'] / 1000:.1f} ms, snapshot {taken['snapshot_us'] / 1000:.1f} ms, {clones} clones")
    print(f"{'ms':12}{'p50':>10}{'p99':>10}")
    for name, values in times.items():
        print(f"{name:12}{percentile(values, .5) / 1000:10.2f}{percentile(values, .99) / 1000:10.2f}")
    target = percentile(times["restore"], .5) / 1000
    if vm.engine == "kvm":
        print(f"restore {'meets' if target < 1 else 'misses'} its target of 1 ms: {target:.2f} ms")
    peer = vm_peer.measure(vm.engine, image, 10)
    peer["restore_ms"] = peer["restore_ms"] or [value / 1000 for value in times["restore"]]
    print(f"the peer, QEMU on KVM, engine {vm.engine}, a file of {peer['state_mib']} MiB, {len(peer['load_ms'])} restores")
    for name in ("restore", "start", "load"):
        print(f"{name:12}{percentile(peer[name + '_ms'], .5):10.2f}{percentile(peer[name + '_ms'], .99):10.2f}")
    factor = percentile(peer["load_ms"], .5) / percentile(peer["restore_ms"], .5)
    print(f"restore is {factor:.0f} times faster than the peer's load (at least {FACTOR})")
    sys.exit(0 if factor >= FACTOR else 1)


if __name__ == "__main__":
    main()
