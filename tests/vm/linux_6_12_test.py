#!/usr/bin/env python3
"""A stock Debian 6.12 kernel, whose driver for the VM generation id reseeds by itself, if it is told.

Negative control: with a new id but no interrupt, clones draw the same bytes.
"""
import json

import vm_harness
from vm_harness import CREDIT_ONLY, PLATFORM, RAW, all_differ, all_equal, control, message, old_snapshot

IMAGES = {}


def make():
    IMAGES["good"] = vm_harness.image(vm_harness.kernel_of("6.12"))
    return vm_harness.Vm(IMAGES.values())


def test_boots_to_the_snapshot_point(vm):
    vm.boot("original", IMAGES["good"])
    run, = vm.run_to("snapshot", "original", timeout=18 * vm.slow)
    print("   exits", run["exits"])
    vm.ask("snapshot", machine="original", snapshot="first")
    vm.end("original")
    old_snapshot(vm, "first", "old")


def test_control_a_new_id_without_its_interrupt_changes_nothing(vm):
    for generation in ("silent", "keep"):
        names, runs = vm.clones("old", 3, RAW, generation=generation)
        assert all_equal(control(run)["random"] for run in runs), generation
        vm.end(*names)


def test_control_credited_entropy_alone_changes_nothing(vm):
    names, runs = vm.clones("old", 2, CREDIT_ONLY, generation="keep")
    assert all_equal(control(run)["random"] for run in runs)
    vm.end(*names)


def test_a_new_id_with_its_interrupt_makes_clones_differ(vm):
    names, _ = vm.clones("old", 3, RAW, generation="notify")
    # The kernel hears of the id in a worker thread: what is drawn at once may come before that.
    for _ in range(5):
        drawn = [json.loads(message(run)) for run in vm.say("draw", *names)]
        if all_differ(one["random"] for one in drawn):
            break
    for key in ("random", "uuid", "child"):
        assert all_differ(one[key] for one in drawn), (key, drawn)
    vm.end(*names)


def test_platform_clones_differ(vm):
    names, runs = vm.clones("old", 4, PLATFORM)
    assert all_differ(control(run)["random"] for run in runs)
    vm.end(*names)


if __name__ == "__main__":
    vm_harness.main(make)
