#!/usr/bin/env python3
"""Measures what C and C++ cost: a unit beside clang, and the second scan of a tree. Prints Markdown tables.

    cxx_bench.py BUILD_FOLDER [--quick]      needs BUILD_FOLDER/snapcheck, BUILD_FOLDER/snapcheck-cxx, clang-19, cmake

The peer of snapcheck-cxx is `clang -fsyntax-only`, with the same flags, over the same units, the two taking turns;
processor time, so that other work on the machine counts little, without the start of the two programs, of which clang's
takes longer than a small unit. The trees are Debian's source packages, unpacked and
configured once into the user's cache folder, each with the compile_commands.json of its own build. A rescan is compared
with the first scan of the same tree, which finds an empty cache; both must report the same. Exits with 1 when a limit
is broken. --quick: every eighth unit, one rescan instead of five.
"""
import json
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

from scan_bench import CACHE, THREADS, download, machine, measure, table, verdict

CLANG = "clang-19"
TREES = {  # Debian's source package: (language, options for cmake)
    "lighttpd": ("C", ["-DWITH_PCRE2=OFF", "-DWITH_OPENSSL=ON"]),
    "leveldb": ("C++", ["-DLEVELDB_BUILD_TESTS=OFF", "-DLEVELDB_BUILD_BENCHMARKS=OFF"]),
}
ENOUGH_UNITS = {"lighttpd": 90, "leveldb": 30}
# Of a command line what decides how a unit reads, in two words or in one.
READING = ("-D", "-U", "-I", "-isystem", "-include", "-std=")
START_RUNS = 20
MAX_UNIT_RATIO = 1.3
MAX_RESCAN_RATIO = 0.1


def source_of(package):
    """The folder with the unpacked source package, fetched when it is missing."""
    source = CACHE / "cxx" / package
    if source.exists():
        return source
    partial = source.with_suffix(".partial")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        with tempfile.TemporaryDirectory(dir=CACHE) as work:
            for name, file in download("source", [package], pathlib.Path(work)):
                target = partial / name.split("/", 1)[1]
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(file.read())
        partial.rename(source)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SystemExit(f"C and C++ cannot be measured: {source} is missing, and apt did not get it ({error}). "
                         f"Unpack Debian's source package {package} there.")
    return source


def configured(source, options):
    """The folder with the compile_commands.json of a tree's own build; nothing is compiled."""
    folder = source.with_name(source.name + "-build")
    if not (folder / "compile_commands.json").exists():
        command = ["cmake", "-G", "Ninja", "-S", source, "-B", folder, "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON", *options]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"C and C++ cannot be measured: {shlex.join(map(str, command))} failed: "
                             f"{done.stderr.strip()[-500:]}")
    return folder


def units(folder):
    """{file: flags} of a compile_commands.json, without files that only a build would make."""
    found = {}
    for entry in json.loads((folder / "compile_commands.json").read_text()):
        words, flags = shlex.split(entry["command"]), []
        for i, word in enumerate(words):
            if word.startswith(READING):
                flags += words[i:i + 2] if word in READING else [word]
        if os.path.exists(entry["file"]):
            found[entry["file"]] = flags
    return found


def beside_clang(build, root, read):
    """Sums of processor seconds and peak MiB of snapcheck-cxx and of clang over the units [(file, flags)]."""
    seconds, peak = [0.0, 0.0], [0.0, 0.0]
    for file, flags in read:
        commands = ([build / "snapcheck-cxx", "--root", f"{root}=tree", file, "--", *flags],
                    [CLANG, "-fsyntax-only", "-w", *flags, file])
        for who, command in enumerate(commands):
            run = measure(command)
            if run.code != 0:
                raise SystemExit(f"{shlex.join(map(str, command))}: exit {run.code}")
            seconds[who] += run.processor
            peak[who] = max(peak[who], run.mib)
    return seconds, peak


def starts(build):
    """Processor seconds that snapcheck-cxx and clang take for a unit without text."""
    with tempfile.TemporaryDirectory() as folder:
        empty = pathlib.Path(folder) / "empty.c"
        empty.write_text("")
        seconds, _ = beside_clang(build, folder, [(empty, [])] * START_RUNS)
    return [sum_of_all / START_RUNS for sum_of_all in seconds]


def scans(build, source, folder, again):
    """The first scan, with an empty cache, and the best seconds and processor seconds of the next ones."""
    command = [build / "snapcheck", "scan", "--format", "json", "-j", str(THREADS), "--fail-on", "never", "--no-config",
               "--compile-commands", folder, source]
    with tempfile.TemporaryDirectory(dir=CACHE) as cache:
        environment = {**os.environ, "XDG_CACHE_HOME": cache}
        runs = [measure(command, environment) for _ in range(1 + again)]
        kept = sum(len(files) for _, _, files in os.walk(cache))
    for run in runs:
        if run.code != 0:
            raise SystemExit(f"{shlex.join(map(str, command))}: exit {run.code}")
        if run.output != runs[0].output:
            raise SystemExit(f"{source}: a rescan of the unchanged tree reports something else")
    return runs[0], min(run.seconds for run in runs[1:]), min(run.processor for run in runs[1:]), kept


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    quick = "--quick" in sys.argv
    missing = [name for name in (CLANG, "cmake", "ninja") if shutil.which(name) is None]
    if missing:
        raise SystemExit(f"C and C++ cannot be measured: {', '.join(missing)} missing; ./dev setup installs them")
    (CACHE / "cxx").mkdir(parents=True, exist_ok=True)
    print(f"\nMachine: {machine()}")
    beside, rescans, good = [], [], True
    our_start, clang_start = starts(build)
    for package, (language, options) in TREES.items():
        source = source_of(package)
        folder = configured(source, options)
        all_units = units(folder)
        if len(all_units) < ENOUGH_UNITS[package]:
            raise SystemExit(f"{folder}: only {len(all_units)} units")
        sample = list(all_units.items())[::8 if quick else 1]
        (ours, clang), (our_mib, clang_mib) = beside_clang(build, source, sample)
        ratio = (ours - len(sample) * our_start) / (clang - len(sample) * clang_start)
        beside.append([f"{package}, {language}", str(len(sample)), f"{ours:.1f} s", f"{clang:.1f} s",
                       f"{ours / clang:.2f}", f"{ratio:.2f}", verdict(ratio, MAX_UNIT_RATIO), f"{our_mib:.0f} MiB",
                       f"{clang_mib:.0f} MiB"])
        first, seconds, processor, kept = scans(build, source, folder, 1 if quick else 5)
        elapsed_ratio, processor_ratio = seconds / first.seconds, processor / first.processor
        rescans.append([f"{package}, {language}", str(kept), f"{first.seconds:.2f} s", f"{seconds:.2f} s",
                        f"{elapsed_ratio:.3f}", verdict(elapsed_ratio, MAX_RESCAN_RATIO), f"{first.processor:.2f} s",
                        f"{processor:.2f} s", f"{processor_ratio:.3f}", verdict(processor_ratio, MAX_RESCAN_RATIO)])
        good = good and ratio <= MAX_UNIT_RATIO and max(elapsed_ratio, processor_ratio) <= MAX_RESCAN_RATIO
    print(f"Start, processor time: snapcheck-cxx {our_start * 1000:.0f} ms, {CLANG} {clang_start * 1000:.0f} ms")
    table("C and C++: snapcheck-cxx against clang -fsyntax-only, processor time of all units, peak of the largest",
          ["tree", "units", "snapcheck-cxx", "clang", "ratio", "without their starts", f"limit {MAX_UNIT_RATIO}", "peak",
           "clang's peak"], beside)
    table(f"C and C++: the first scan and the next ones, {THREADS} threads",
          ["tree", "units read", "first, elapsed", "again", "ratio", f"limit {MAX_RESCAN_RATIO}", "first, processor",
           "again", "ratio", f"limit {MAX_RESCAN_RATIO}"], rescans)
    print("\nAll limits kept." if good else "\nA limit is broken.")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
