"""The peer of the restore benchmark: QEMU with KVM, from its own snapshot in a file (-incoming). tests/bench/peer_init.cpp measures.

Without hardware KVM both run in one boot of one emulated machine, which is like the engine tcg's: same processor, kernel
and modules. First snapcheck-machine answers a list of requests, then QEMU restores.
"""
import json
import lzma
import pathlib
import subprocess
import tempfile

import vm_harness

INIT = str(vm_harness.HELPERS / "vm_peer_init")
QEMU = "/usr/bin/qemu-system-x86_64"
FIRMWARE = ("bios-microvm.bin", "qboot.rom", "pvh.bin", "linuxboot_dma.bin", "linuxboot.bin", "kvmvapic.bin")
MODULES = ("virt/lib/irqbypass.ko", "arch/x86/kvm/kvm.ko", "arch/x86/kvm/kvm-amd.ko")


def image(kernel, files=(), program=None):
    """An initramfs whose /init is peer_init."""
    pairs = [word for host, guest in files for word in ("--file", f"{host}:{guest}")]
    command = [vm_harness.SNAPCHECK, "vmm", "image", "--kernel", str(kernel), "--agent", INIT, *pairs, "--", program or INIT]
    built = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert built.returncode == 0, built.stderr
    return json.loads(built.stdout)["initramfs"]


def first_kernel_with_modules():
    for path in sorted(pathlib.Path(vm_harness.kernel_of("6.1")).parent.parent.parent.glob("*/boot/vmlinuz-*")):
        modules = path.parent.parent / "lib/modules" / path.name.removeprefix("vmlinuz-") / "kernel"
        if modules.is_dir():
            return path, modules
    raise SystemExit("no kernel with its modules")


def module_files(modules, folder):
    """Unpacked, in the order in which they are loaded."""
    files = []
    for number, name in enumerate(MODULES):
        plain, packed, target = modules / name, modules / (name + ".xz"), folder / f"{number}.ko"
        target.write_bytes(plain.read_bytes() if plain.exists() else lzma.decompress(packed.read_bytes()))
        files.append((target, f"/modules/{number}.ko"))
    return files


def requests(ours, count):
    """Lines for snapcheck-machine: a snapshot of our guest, `count` restores of it."""
    asked = [dict(op="boot", machine="m", kernel="/peer/vmlinux", initramfs="/peer/ours", cpus=1,
                  memory=vm_harness.GUEST_MIB, command_line=ours["command_line"]),
             dict(op="run", machines=["m"], timeout=600, jobs=1), dict(op="snapshot", machine="m", snapshot="s"),
             dict(op="end", machine="m")]
    for i in range(1, count + 1):
        asked += [dict(op="restore", snapshot="s", machine="m", clone=i, flags=vm_harness.PLATFORM),
                  dict(op="run", machines=["m"], timeout=120, jobs=1), dict(op="end", machine="m")]
    return "".join(json.dumps(one) + "\n" for one in asked)


def measure(engine, ours, count):
    """A dictionary with lists: start_ms, load_ms; and state_mib. tcg: restore_ms, too. `ours`: image of our guest."""
    guest_kernel = vm_harness.kernel_of("6.1")
    guest = image(guest_kernel)
    if engine == "kvm":
        command = [INIT, QEMU, guest_kernel, guest, str(count)]
        return collected(subprocess.run(command, capture_output=True, text=True, timeout=600, check=True).stdout)
    with tempfile.TemporaryDirectory() as folder:
        kernel, modules = first_kernel_with_modules()
        files = [(f"/usr/share/qemu/{name}", f"/usr/share/qemu/{name}") for name in FIRMWARE]
        asked = pathlib.Path(folder) / "requests"
        asked.write_text(requests(ours, count), encoding="utf-8")
        machine = pathlib.Path(vm_harness.SNAPCHECK).parent / "snapcheck-machine"
        files += [(machine, "/peer/machine"), (asked, "/peer/requests"), (ours["kernel"], "/peer/vmlinux"),
                  (ours["initramfs"], "/peer/ours"), (guest_kernel, "/peer/vmlinuz"), (guest, "/peer/initramfs")]
        files += module_files(modules, pathlib.Path(folder))
        outer = [QEMU, "-accel", "tcg", "-cpu", "max,+svm,+npt", "-M", "q35", "-m", "2304", "-smp", "1", "-nodefaults",
                 "-display", "none", "-no-reboot", "-kernel", str(kernel), "-initrd", image(kernel, files, QEMU),
                 "-append", "console=ttyS0 quiet panic=-1 no_timer_check", "-serial", "stdio"]
        return collected(subprocess.run(outer, capture_output=True, text=True, timeout=900, stdin=subprocess.DEVNULL).stdout)


def collected(output):
    values = {"start_ms": [], "load_ms": [], "restore_ms": []}
    for line in output.splitlines():
        said = json.loads(line) if line.startswith("{") else {}
        assert "error" not in said, output
        if "restore_us" in said:
            values["restore_ms"].append(said["restore_us"] / 1000)
        for key in ("start_ms", "load_ms"):
            values[key] += [said[key]] if key in said else []
        values["state_mib"] = said.get("state_mib", values.get("state_mib"))
    assert values["load_ms"], output
    return values
