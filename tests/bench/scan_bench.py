#!/usr/bin/env python3
"""Measures start-up and scan time against peers, and prints a Markdown table.

    scan_bench.py BUILD_FOLDER [--quick]      needs BUILD_FOLDER/snapcheck and BUILD_FOLDER/tests/parse_only

The peer of a scan is parse_only: tree-sitter over the same files with the same number of threads, in the same run,
the two taking turns. The trees are Debian packages, unpacked once into the user's cache folder (not below the
project, whose .gitignore would hide them), without their test code, which a scan leaves out. Exits with 1 when a limit is broken. --quick: one run instead of five.
"""
import hashlib
import json
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from typing import NamedTuple

THREADS = os.cpu_count()
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "snapcheck-bench"
TREES = {  # kind of Debian package, packages: servers, and what they are made of
    "java": ("source", ["libspring-java", "jetty9", "netty", "zookeeper"]),
    "python": ("binary", ["libpython3.11-minimal", "libpython3.11-stdlib", "python3-django", "python3-sqlalchemy",
                          "python3-twisted"]),
}
SUFFIX = {"java": ".java", "python": ".py"}
ENOUGH_LINES = {"java": 1_000_000, "python": 300_000}
TEST_CODE = re.compile(r"(^|/)(tests?|testing|testapp|src/test)/|(^|/)(test_[^/]*|[^/]*_test|conftest|tests|testsettings)\.py$|Tests?\.java$")
# Where Debian installs modules: a scan would take them for dependencies, and leave them out.
INSTALLED = re.compile(r"^(\./)?usr/lib/python3(\.\d+)?/(dist-packages/)?")
MAX_STARTUP_MS = 5.0
MAX_RATIO = 0.6
MAX_RSS_MIB = 1024


def apt_sources(folder):
    """apt-get with a private index of source packages, made from the user's lists of binary packages."""
    parts, lists = folder / "parts", folder / "lists"
    (lists / "partial").mkdir(parents=True)
    parts.mkdir()
    for path in [pathlib.Path("/etc/apt/sources.list"), *pathlib.Path("/etc/apt/sources.list.d").glob("*")]:
        if path.suffix in (".list", ".sources") and path.exists():
            text = re.sub(r"^Types:.*", "Types: deb-src", path.read_text(), flags=re.M)
            (parts / path.name).write_text(re.sub(r"^deb ", "deb-src ", text, flags=re.M))
    options = {"Dir::Etc::SourceParts": parts, "Dir::Etc::SourceList": "/dev/null", "Dir::State::Lists": lists,
               "APT::Sandbox::User": "root"}
    command = ["apt-get", "-qq"] + [word for key, value in options.items() for word in ("-o", f"{key}={value}")]
    subprocess.run([*command, "update"], check=True)
    return command


def download(kind, packages, folder):
    """Downloads Debian packages without installing them, and yields (name, file) for all that is in them."""
    if kind == "source":
        subprocess.run([*apt_sources(folder), "source", "--download-only", *packages], cwd=folder, check=True)
        archives = [path for path in folder.glob("*.orig.tar.*z") if path.suffix != ".asc"]
    else:
        command = ["apt-get", "-qq", "-o", "APT::Sandbox::User=root", "download", *packages]
        subprocess.run(command, cwd=folder, check=True)
        archives = list(folder.glob("*.deb"))
    for path in archives:
        if kind == "binary":
            with open(path.with_suffix(".tar"), "wb") as out:
                subprocess.run(["dpkg-deb", "--fsys-tarfile", path], stdout=out, check=True)
            path = path.with_suffix(".tar")
        with tarfile.open(path) as tar:
            for member in tar:
                if member.isfile():
                    yield member.name, tar.extractfile(member)


def unpack(kind, packages, suffix, tree):
    """Keeps in `tree` the files of the packages that are in the language and no tests."""
    partial = tree.with_suffix(".partial")
    shutil.rmtree(partial, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=tree.parent) as work:
        for name, file in download(kind, packages, pathlib.Path(work)):
            name = INSTALLED.sub("", name)
            if name.endswith(suffix) and not TEST_CODE.search(name):
                target = partial / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(file.read())
    partial.rename(tree)


def sample(tree, fraction, target):
    """A part of the files of a tree, chosen by a hash of their names; a quarter contains the sixteenth."""
    for source in tree.rglob("*.*"):
        name = str(source.relative_to(tree))
        if source.is_file() and not TEST_CODE.search(name) and hashlib.sha256(name.encode()).digest()[0] < 256 * fraction:
            copy = target / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)


class Run(NamedTuple):
    """`processor` and `mib` are also about the processes that it started: their sum, and the largest of all."""
    seconds: float
    processor: float  # seconds
    mib: float
    output: bytes
    code: int


def measure(command, environment=None):
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out.read(), process.returncode)


def first_output_ms(command, runs):
    """Median milliseconds from the start of a program to its first byte (or its end, when it prints nothing).

    posix_spawn and a bare pipe: subprocess.Popen would add three milliseconds of its own to each."""
    times = []
    for _ in range(runs):
        reader, writer = os.pipe()
        actions = [(os.POSIX_SPAWN_DUP2, writer, 1), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]
        start = time.perf_counter()
        child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
        os.close(writer)
        os.read(reader, 1)
        times.append((time.perf_counter() - start) * 1000)
        os.close(reader)
        os.waitpid(child, 0)
    return statistics.median(times)


def compare(build, tree, runs):
    """Best seconds and peak MiB of scan and of parse_only over a tree, and the files and lines of both."""
    scan = [build / "snapcheck", "scan", "--format", "json", "-j", str(THREADS), "--fail-on", "never", tree]
    peer = [build / "tests/parse_only", str(THREADS), tree]
    best = {"scan": (1e9, 0), "peer": (1e9, 0)}
    for _ in range(runs):
        for name, command in (("peer", peer), ("scan", scan)):
            run = measure(command)
            if run.code not in (0, 3):
                raise SystemExit(f"{' '.join(map(str, command))}: exit {run.code}")
            best[name] = (min(best[name][0], run.seconds), max(best[name][1], run.mib))
            if name == "peer":
                files, lines = map(int, run.output.split())
            else:
                counts = json.loads(run.output)["counts"]
    if counts["analysed"] < files * 0.99:
        raise SystemExit(f"{tree}: scan analysed {counts['analysed']} files, the peer {files}: not the same work")
    return best["scan"], best["peer"], files, lines


def verdict(value, limit):
    return "ok" if value <= limit else "**too much**"


def table(title, header, rows):
    print(f"\n### {title}\n\n| {' | '.join(header)} |\n|{' --- |' * len(header)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")


def startup(build, runs):
    with tempfile.TemporaryDirectory() as folder:
        empty = pathlib.Path(folder) / "empty.py"
        empty.write_text("")
        commands = [("/bin/true (peer)", ["/bin/true"]), ("snapcheck version", [build / "snapcheck", "version"]),
                    ("snapcheck scan empty.py", [build / "snapcheck", "scan", empty])]
        rows, good = [], True
        for name, command in commands:
            ms = first_output_ms(command, runs)
            good = good and ms <= MAX_STARTUP_MS
            rows.append([name, f"{ms:.1f} ms", f"{MAX_STARTUP_MS:.0f} ms", verdict(ms, MAX_STARTUP_MS)])
    table("Start to first output", ["command", "median", "limit", ""], rows)
    return good


def scan_and_curve(build, runs):
    rows, curve, good = [], [], True
    CACHE.mkdir(parents=True, exist_ok=True)
    for language, (kind, packages) in TREES.items():
        tree = CACHE / language
        if not tree.exists():
            unpack(kind, packages, SUFFIX[language], tree)
        (seconds, mib), (peer_seconds, peer_mib), files, lines = compare(build, tree, runs)
        if lines < ENOUGH_LINES[language]:
            raise SystemExit(f"{tree}: only {lines} lines")
        ratio = seconds / peer_seconds
        good = good and ratio <= MAX_RATIO and mib <= MAX_RSS_MIB
        rows.append([language, f"{files:,}", f"{lines:,}", f"{seconds:.2f} s", f"{peer_seconds:.2f} s", f"{ratio:.2f}",
                     verdict(ratio, MAX_RATIO), f"{mib:.0f} MiB", f"{peer_mib:.0f} MiB", verdict(mib, MAX_RSS_MIB)])
        for factor, fraction in ((1, 1 / 16), (4, 1 / 4)):
            with tempfile.TemporaryDirectory(dir=CACHE) as part:
                sample(tree, fraction, pathlib.Path(part))
                curve.append(curve_row(language, factor, compare(build, pathlib.Path(part), runs)))
        curve.append(curve_row(language, 16, ((seconds, mib), (peer_seconds, peer_mib), files, lines)))
    table(f"Scan against parsing alone, {THREADS} threads, best of {runs}",
          ["tree", "files", "lines", "scan", "parse only", "ratio", f"limit {MAX_RATIO}", "peak", "parse only peak",
           f"limit {MAX_RSS_MIB} MiB"], rows)
    table("Growth: 1, 4 and 16 sixteenths of the files",
          ["tree", "size", "lines", "scan", "scan / 100,000 lines", "parse only / 100,000 lines", "peak"], curve)
    return good


def curve_row(language, factor, result):
    (seconds, mib), (peer_seconds, _), _, lines = result
    return [language, f"{factor}x", f"{lines:,}", f"{seconds:.3f} s", f"{seconds / lines * 1e8:.1f} ms",
            f"{peer_seconds / lines * 1e8:.1f} ms", f"{mib:.0f} MiB"]


def machine():
    model = re.search(r"model name\s*:\s*(.*)", pathlib.Path("/proc/cpuinfo").read_text())
    memory = re.search(r"MemTotal:\s*(\d+)", pathlib.Path("/proc/meminfo").read_text())
    return f"{model.group(1) if model else platform.machine()}, {THREADS} CPUs, {int(memory.group(1)) >> 20} GiB, Linux {platform.release()}"


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    quick = "--quick" in sys.argv
    print(f"Machine: {machine()}")
    good = startup(build, 10 if quick else 50)
    good = scan_and_curve(build, 1 if quick else 5) and good
    print("\nAll limits kept." if good else "\nA limit is broken.")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
