#!/usr/bin/env python3
"""snapcheck doctor, and what snapcheck vmm says without starting a machine."""
import json
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from cli_harness import contains, equal, exits, main


def test_doctor_names_each_part_and_what_to_do(box):
    result = box.run("doctor")
    assert result.returncode in (0, 3), result
    for part in ("kvm", "tcg", "helpers", "kernel", "modules", "scan     works everywhere"):
        contains(result.stdout, part)


def test_doctor_without_anything(box):
    result = box.run("doctor", env={"PATH": "/none", "SNAPCHECK_CACHE": str(box.folder)})
    contains(result.stdout, "there is no qemu-system-x86_64", "install the package qemu-system-x86")
    if not os.path.exists("/boot/vmlinuz"):
        contains(result.stdout, "there is no guest kernel", "dpkg-deb -x", str(box.folder))


def test_vmm_says_what_is_wrong(box):
    def refused(code, text, *arguments, **more):
        result = box.run("vmm", *arguments, **more)
        exits(result, code)
        contains(result.stderr, text)
        equal(result.stdout, "")

    box.write("cache/kernels/one/boot/vmlinuz-6.1.0", "not a kernel")
    env = {"SNAPCHECK_CACHE": str(box.folder / "cache")}
    kernel = str(box.folder / "cache/kernels/one/boot/vmlinuz-6.1.0")
    refused(2, "subcommand")
    refused(2, "unknown option", "run", "--hurry")
    refused(2, "there is no program to run", "run", env=env)
    refused(3, "neither a vmlinux nor a bzImage", "run", "--kernel", kernel, "--", "/bin/true", env=env)
    refused(3, "cannot read the kernel /none", "run", "--kernel", "/none", "--", "/bin/true", env=env)
    refused(2, "--output is missing", "snapshot", "--", "/bin/true", env=env)
    refused(3, "cannot read none/state", "clone", "--from", "none", env=env)
    refused(2, "`hot` is not one of platform, raw", "clone", "--mode", "hot", "--", "/bin/true", env=env)


def test_image_is_deterministic_and_has_the_libraries(box):
    env = {"SNAPCHECK_CACHE": str(box.folder / "cache")}
    elf = box.write("vmlinux", b"\x7fELF" + bytes(100))
    paths = []
    for cache in ("one", "two"):
        env = {"SNAPCHECK_CACHE": str(box.folder / cache)}
        result = box.run("vmm", "image", "--kernel", elf, "--file", f"{elf}:/data/file", "--env", "A=1",
                         "--", "/bin/ls", "-l", env=env)
        exits(result, 0)
        paths.append(json.loads(result.stdout)["initramfs"])
    images = [open(path, "rb").read() for path in paths]
    assert images[0] == images[1]
    assert paths[0].split("/")[-1] == paths[1].split("/")[-1]
    for part in (b"init\0", b"snapcheck/workload\0", b"usr/local/bin/ls\0", b"libc.so.6\0", b"data/file\0", b"arg -l\n",
                 b"env A=1\n"):
        assert part in images[0], part
    equal(os.stat(paths[0]).st_mode & 0o777, 0o600)


main()
