#!/usr/bin/env python3
"""A stock Debian 6.1 kernel, which has no VM generation id: boot, snapshot, clones, and the negative controls.

A control that does not fire is a failure: raw clones MUST draw the same bytes, an agent that only credits entropy MUST
be seen to clone. Without that the tests below that want different bytes would prove nothing.
"""
import json
import time

import vm_harness
from vm_harness import (CLOCK_ONLY, CREDIT_ONLY, PLATFORM, RAW, SECOND, all_differ, all_equal, control, message,
                        old_snapshot, refused)

MAX_EXITS = 400  # port exits from entry to the snapshot point
MAX_DIRTY_KIB = 1536  # private pages of a clone after a small handler
KEY, OTHER_KEY = "01" * 32, "02" * 32
IMAGES = {}


def make():
    kernel = vm_harness.kernel_of("6.1")
    IMAGES["good"] = vm_harness.image(kernel)
    IMAGES["no reseed"] = vm_harness.image(kernel, agent="vm_agent_without_reseed")
    return vm_harness.Vm(IMAGES.values())


def test_boots_to_the_snapshot_point(vm):
    vm.boot("original", IMAGES["good"])
    run, = vm.run_to("snapshot", "original", timeout=18 * vm.slow)
    print("   exits", run["exits"])
    assert run["exits"]["port"] + run["exits"]["doorbell"] <= MAX_EXITS, run["exits"]
    assert run["exits"]["mmio"] == 0, run["exits"]
    vm.ask("snapshot", machine="original", snapshot="first")


def test_the_original_goes_on_and_knows_that_it_is_no_clone(vm):
    vm.ask("resume", machine="original")
    run, = vm.run_to("message", "original")
    assert json.loads(message(run).removeprefix("restored ")) == {"clone": 0, "restored": False}
    vm.end("original")


def test_platform_clones_differ(vm):
    names, runs = vm.clones("first", 4, PLATFORM)
    assert [json.loads(message(run).removeprefix("restored "))["clone"] for run in runs] == [1, 2, 3, 4]
    assert all_differ(control(run)["random"] for run in runs)
    drawn = [json.loads(message(run)) for run in vm.say("draw", *names)]
    for key in ("random", "uuid", "child"):
        assert all_differ(one[key] for one in drawn), (key, drawn)
    dirty = vm.ask("stats")["machines"]
    print("   private dirty KiB", {name: dirty[name]["private_dirty_kib"] for name in names})
    assert all(dirty[name]["private_dirty_kib"] <= MAX_DIRTY_KIB for name in names), dirty
    vm.end(*names)


def test_second_generation(vm):
    old_snapshot(vm, "first", "old")


def test_control_raw_clones_draw_the_same(vm):
    names, runs = vm.clones("old", 4, RAW)
    assert all_equal(control(run)["random"] for run in runs), "raw clones of 6.1 must be identical"
    vm.kept["raw"] = control(runs[0])["random"]
    drawn = [json.loads(message(run)) for run in vm.say("draw", *names)]
    for key in ("random", "uuid", "child"):
        assert all_equal(one[key] for one in drawn), (key, drawn)
    streams = [message(run) for run in vm.say("stream 2000", *names)]
    assert len(streams[0]) == 2000 * 16 and all_equal(streams)
    vm.end(*names)


def test_control_credited_entropy_alone_changes_nothing(vm):
    names, runs = vm.clones("old", 2, CREDIT_ONLY)
    assert all_equal(control(run)["random"] for run in runs)
    vm.end(*names)


def test_platform_clones_of_the_second_generation_differ(vm):
    names, runs = vm.clones("old", 4, PLATFORM)
    assert all_differ(control(run)["random"] for run in runs)
    streams = [message(run) for run in vm.say("stream 2000", *names)]
    draws = [stream[i:i + 16] for stream in streams for i in range(0, len(stream), 16)]
    assert all_differ(draws)
    vm.end(*names)


def test_an_agent_that_does_not_reseed_is_caught(vm):
    vm.boot("bad", IMAGES["no reseed"])
    vm.run_to("snapshot", "bad", timeout=18 * vm.slow)
    vm.ask("snapshot", machine="bad", snapshot="bad")
    vm.end("bad")
    old_snapshot(vm, "bad", "bad, old")
    names, runs = vm.clones("bad, old", 2, PLATFORM)
    assert all_equal(control(run)["random"] for run in runs), "the control bytes must betray it"
    vm.end(*names)


def test_a_boot_whose_clock_is_behind(vm):
    vm.boot("behind", IMAGES["good"], command_line=IMAGES["good"]["command_line"] + " snapcheck.behind=3600")
    vm.run_to("snapshot", "behind", timeout=18 * vm.slow)
    vm.ask("snapshot", machine="behind", snapshot="behind")
    vm.end("behind")
    names, runs = vm.clones("behind", 1, PLATFORM)
    behind = time.time_ns() - control(runs[0])["before"]["realtime_ns"]
    assert 3590 * SECOND < behind < 3800 * SECOND, behind
    assert abs(time.time_ns() - control(runs[0])["realtime_ns"]) < 20 * SECOND
    vm.end(*names)


def test_clones_do_not_change_the_snapshot(vm):
    names, runs = vm.clones("old", 1, RAW)
    assert control(runs[0])["random"] == vm.kept["raw"]
    vm.end(*names)


def test_clocks(vm):
    names, runs = vm.clones("old", 1, RAW)
    behind = time.time_ns() - control(runs[0])["realtime_ns"]
    assert behind < -100 * SECOND, "the raw clone keeps the clock of its snapshot, which was moved on by 200 s"
    before = control(runs[0])["monotonic_ns"]
    vm.end(*names)
    names, runs = vm.clones("old", 1, PLATFORM)
    assert abs(time.time_ns() - control(runs[0])["realtime_ns"]) < 20 * SECOND
    vm.end(*names)
    names, runs = vm.clones("old", 1, CLOCK_ONLY, realtime_offset_ns=3600 * SECOND)
    ahead = control(runs[0])["realtime_ns"] - time.time_ns()
    assert 3500 * SECOND < ahead < 3700 * SECOND, ahead
    vm.end(*names)
    names, runs = vm.clones("old", 1, RAW, monotonic_advance_ns=1000 * SECOND)
    assert 990 * SECOND < control(runs[0])["monotonic_ns"] - before < 1100 * SECOND
    vm.end(*names)


def test_saved_and_loaded(vm):
    folder = "/tmp/snapcheck-vm-test"
    for key in ({}, {"key": KEY}):
        vm.ask("save", snapshot="old", folder=folder, **key)
        files = {"state": folder + "/state", "memory": folder + "/memory"}
        if key:
            refused("encrypted", vm.ask, "load", snapshot="again", **files)
            refused("cannot be decrypted", vm.ask, "load", snapshot="again", key=OTHER_KEY, **files)
        vm.ask("load", snapshot="again", **files, **key)
        names, runs = vm.clones("again", 1, RAW)
        assert control(runs[0])["random"] == vm.kept["raw"], "not the same machine"
        vm.end(*names)
    vm.ask("end", snapshot="again")
    vm.ask("remove", folder=folder)


def test_output_messages_and_ends(vm):
    names, _ = vm.clones("first", 1, PLATFORM)
    run, = vm.say("print hello out there", *names)
    assert {"kind": "stdout", "text": "hello out there\n"} in run["events"], run["events"]
    for size in (1, 131_056, 131_057, 300_000):  # around one piece of a record
        run, = vm.say(f"talk {size}", *names)
        assert message(run) == "t" * size
    run, = vm.say("x" * 300_000, *names)
    assert message(run) == "unknown order " + "x" * 300_000
    run, = vm.say("exit 3", *names, stop="exited")
    assert run["status"] == 3 << 8, run
    refused("cannot just go on", vm.run, *names)
    vm.end(*names)
    names, _ = vm.clones("first", 1, PLATFORM)
    run, = vm.say("crash", *names, stop="exited")
    assert run["status"] & 0x7f == 6, run
    vm.end(*names)


def test_time_out(vm):
    names, _ = vm.clones("first", 1, PLATFORM)
    vm.say("spin", *names, stop="timeout", timeout=1)
    vm.run_to("timeout", *names, timeout=1)  # it can go on
    vm.end(*names)


def several_processors(vm, cpus):
    vm.boot("several", IMAGES["good"], cpus=cpus)
    vm.run_to("snapshot", "several", timeout=30 * vm.slow)
    vm.ask("snapshot", machine="several", snapshot="several")
    vm.end("several")
    names, runs = vm.clones("several", 2, PLATFORM)
    assert all_differ(control(run)["random"] for run in runs)
    for run in vm.say("cpus", *names, jobs=2):
        assert json.loads(message(run)) == list(range(cpus)), run
    vm.end(*names)
    vm.ask("end", snapshot="several")


def test_two_processors(vm):
    several_processors(vm, 2)


def test_four_processors(vm):
    several_processors(vm, 4)


def test_a_dying_kernel_is_a_reset_with_its_last_words(vm):
    vm.boot("dying", IMAGES["good"], command_line=IMAGES["good"]["command_line"] + " rdinit=/not/there")
    run, = vm.run_to("reset", "dying", timeout=18 * vm.slow)
    assert "Kernel panic" in run["console"], run
    vm.end("dying")


def test_sixty_four_clones_at_once(vm):
    before = vm.ask("stats")
    names = [f"one of many {i}" for i in range(1, 65)]
    for i, name in enumerate(names, 1):
        vm.ask("restore", snapshot="first", machine=name, clone=i, flags=PLATFORM)
    runs = vm.run_to("message", *names, jobs=2)
    assert all_differ(control(run)["random"] for run in runs)
    during = vm.ask("stats")
    vm.end(*names)
    after = vm.ask("stats")
    print("   resident KiB", before["rss_kib"], during["rss_kib"], after["rss_kib"], "of its own", during["own_kib"])
    assert during["own_kib"] <= (8 + 64) * 1024, during["own_kib"]
    assert after["files"] == before["files"], (before, after)
    assert after["rss_kib"] < before["rss_kib"] + 4096, (before, after)


def test_bad_requests_are_answered(vm):
    refused("there is no op", vm.ask, "dance")
    refused("there is no machine", vm.run, "nobody")
    refused("there is no snapshot", vm.ask, "restore", snapshot="none", machine="x", clone=1)
    refused("1 to 8 vCPUs", vm.boot, "x", IMAGES["good"], cpus=9)
    refused("memory", vm.boot, "x", IMAGES["good"], memory=63)
    refused("command line", vm.boot, "x", IMAGES["good"], command_line="x" * 2048)


if __name__ == "__main__":
    vm_harness.main(make)
