#!/usr/bin/env python3
"""C and C++ end to end: snapcheck-cxx, its cache, compile commands, missing headers, crashes."""
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
SERVICE = """#include <stdlib.h>
#include <sys/socket.h>
static int cookie;
int main(void) {
  cookie = (int)arc4random();
  const int client = accept(0, 0, 0);
  return client + cookie + LIMIT;
}
"""


def scan(folder, *arguments, **environment):
    """Exit code, findings as (path, line, rule), and what stood on stderr."""
    command = [PROGRAM, "scan", "--format", "json", *arguments, "."]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120,
                         env=os.environ | {"XDG_CACHE_HOME": str(folder / ".cache")} | environment)
    findings = json.loads(run.stdout)["findings"] if run.stdout else []
    return run.returncode, [(f["path"], f["line"], f["rule"]) for f in findings], run.stderr


def check(what, holds, *seen):
    if not holds:
        raise SystemExit(f"{what}: {seen}")


def one_report_for_all_languages(folder):
    (folder / "service.c").write_text(SERVICE.replace("LIMIT", "1"))
    (folder / "ids.py").write_text("import uuid\n\nINSTANCE = uuid.uuid4()\n")
    (folder / "Ids.java").write_text("class Ids { static final java.util.UUID ID = java.util.UUID.randomUUID(); }\n")
    code, findings, errors = scan(folder)
    check("three languages", code == 1 and findings == [
        ("Ids.java", 1, "unique-id-in-snapshot"), ("ids.py", 3, "unique-id-in-snapshot"),
        ("service.c", 5, "random-value-in-snapshot")], code, findings, errors)
    check("the assumption is said", "no compile_commands.json was found: 1 C and C++ file" in errors, errors)


def commands_are_used(folder):
    (folder / "src").mkdir()
    (folder / "src/service.c").write_text(SERVICE)
    code, findings, errors = scan(folder)
    check("without the macro", "use of undeclared identifier 'LIMIT'" in errors and "the rest of the file is analysed" in errors,
          code, findings, errors)
    check("found all the same", findings == [("src/service.c", 5, "random-value-in-snapshot")], findings)
    (folder / "build").mkdir()
    commands = folder / "build/compile_commands.json"
    commands.write_text(json.dumps([{"directory": str(folder / "src"), "file": "service.c",
                                     "command": "cc -DLIMIT=3 -O2 -c service.c"}]))
    code, findings, errors = scan(folder)
    check("with its command", code == 1 and errors == "", code, errors)
    code, findings, errors = scan(folder, "--compile-commands", str(folder / "nowhere"))
    check("a named file that is missing", code == 3 and f"{folder / 'nowhere'} cannot be read" in errors and "--compile-commands" in errors, code, errors)
    commands.write_text("{}")
    code, findings, errors = scan(folder)
    check("a broken file", code == 3 and "is no list of compile commands" in errors, code, errors)


def projects_have_builds_of_their_own(folder):
    for name, limit in (("edge", 3), ("relay", 5)):
        (folder / name / "src").mkdir(parents=True)
        (folder / name / "src/service.c").write_text(SERVICE)
        (folder / name / "src/unused.c").write_text("#error not compiled\n" + SERVICE)
        (folder / name / "build").mkdir()
        (folder / name / "build/compile_commands.json").write_text(json.dumps(
            [{"directory": str(folder / name), "file": "src/service.c", "command": f"cc -DLIMIT={limit} -c src/service.c"}]))
    (folder / "loose").mkdir()
    (folder / "loose/service.c").write_text(SERVICE.replace("LIMIT", "1"))
    wanted = [(f"{name}/service.c", 5, "random-value-in-snapshot") for name in ("edge/src", "loose", "relay/src")]
    code, findings, errors = scan(folder)
    check("each with its own commands", findings == wanted and "LIMIT" not in errors, findings, errors)
    check("what no build names", "2 of 5 C and C++ files have no command in 2 compile_commands.json files" in errors, errors)
    check("what is in no build", "no compile_commands.json was found for some: 1 C and C++ file is read" in errors, errors)
    (folder / "relay/build/compile_commands.json").write_text("{}")
    code, findings, errors = scan(folder)
    check("a broken one says so, and costs nobody else", "is no list of compile commands" in errors and set(wanted) <= set(findings), findings, errors)
    (folder / ".snapcheck.yaml").write_text("compile-commands: [edge/build]\n")
    code, findings, errors = scan(folder)
    check("named in the configuration", findings == wanted[:1] and "4 of 5" in errors, findings, errors)
    code, findings, errors = scan(folder, "--compile-commands", "edge", "--compile-commands", "edge/build")
    check("flags are repeatable, and go before the file", code == 3 and "edge/compile_commands.json cannot be read" in errors, errors)


def missing_headers_are_named(folder):
    (folder / "a.cpp").write_text("#include <nowhere/lib.h>\n#include <random>\nstatic std::mt19937 engine{std::random_device{}()};\n"
                                  "lib::Client client;\nunsigned draw() { return engine(); }\n")
    code, findings, errors = scan(folder)
    check("found in spite of it", findings == [("a.cpp", 3, "prng-state-in-snapshot")], findings, errors)
    check("the header is named", "nowhere/lib.h was not found" in errors, errors)


def headers_are_seen_once(folder):
    (folder / "include/app").mkdir(parents=True)
    (folder / "include/app/engine.h").write_text("#pragma once\n#include <random>\ninline std::mt19937 engine{std::random_device{}()};\n")
    (folder / "lonely.hpp").write_text("#include <random>\ninline std::minstd_rand other{std::random_device{}()};\n")
    for name in "ab":
        (folder / f"{name}.cpp").write_text("#include <app/engine.h>\nunsigned draw_%s() { return engine(); }\n" % name)
    code, findings, errors = scan(folder)
    check("headers", findings == [("include/app/engine.h", 3, "prng-state-in-snapshot"), ("lonely.hpp", 2, "prng-state-in-snapshot")],
          findings, errors)


def time_of_children():
    """Seconds of processor time, which other programs do not add to."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime


def a_second_scan_reads_the_cache(folder):
    (folder / "big.cpp").write_text("#include <map>\n#include <random>\n#include <string>\n#include <iostream>\n#include \"seed.h\"\n"
                                    "std::mt19937 engine{SEED};\nunsigned draw() { return engine(); }\n")
    (folder / "seed.h").write_text("#define SEED std::random_device{}()\n")
    expected = [("big.cpp", 6, "prng-state-in-snapshot")]
    begin = time_of_children()
    check("first", scan(folder)[1] == expected)
    first = time_of_children() - begin
    entries = [p for p in (folder / ".cache").rglob("*") if p.is_file()]
    check("an entry for each unit", len(entries) == 1, entries)
    begin = time_of_children()
    check("second", scan(folder)[1] == expected)
    second = time_of_children() - begin
    check("a cached scan is much faster", second < first / 3, first, second)
    entries[0].write_bytes(entries[0].read_bytes()[:-20])
    check("a damaged entry is not believed", scan(folder)[1] == expected)
    (folder / "seed.h").write_text("#define SEED\n")
    check("an included file changed", scan(folder)[1] == [])
    (folder / "seed.h").write_text("#define SEED std::random_device{}()\n")
    for entry in (folder / ".cache").rglob("*"):
        if entry.is_file():
            entry.unlink()
    check("no cache", scan(folder, "--no-cache")[1] == expected)
    check("nothing was kept", not [p for p in (folder / ".cache").rglob("*") if p.is_file()])


def unrelated_programs_are_not_read(folder):
    files = {"server/main.c": '#include "ids.h"\nint main(void) { return ids_next(); }\n',
             "server/ids.h": "int ids_next(void);\n",
             "server/ids.c": '#include "ids.h"\n#include <stdlib.h>\nstatic int last;\n'
                             "int ids_next(void) { return last ? last : (last = rand()); }\n",
             "server/by_hand.c": "int ids_next(void);\nint twice(void) { return 2 * ids_next(); }\n",
             "tool/main.c": '#include "table.h"\n#include <stdio.h>\nint main(void) { return printf("%d", table(1)); }\n',
             "tool/table.c": '#include "table.h"\nint table(int row) { return row; }\n',
             "tool/table.h": "int table(int row);\n"}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    run = subprocess.run([PROGRAM, "scan", "--format", "json", "--fail-on", "never", folder], capture_output=True, text=True, timeout=120)
    counts = json.loads(run.stdout)["counts"]
    check("a unit that has nothing to do with an API is not read", counts["analysed"] == 7 and counts["parsed"] == 4, counts)


def a_crash_costs_one_file(folder):
    (folder / "a.c").write_text(SERVICE.replace("LIMIT", "1"))
    (folder / "ids.py").write_text("import uuid\n\nINSTANCE = uuid.uuid4()\n")
    crash = folder / "crash.sh"
    crash.write_text("#!/bin/sh\nkill -SEGV $$\n")
    crash.chmod(0o755)
    code, findings, errors = scan(folder, SNAPCHECK_CXX=str(crash))
    check("the rest is scanned", findings == [("ids.py", 3, "unique-id-in-snapshot")], findings, errors)
    check("the crash is said", code == 1 and "a.c: Clang crashed on it" in errors, code, errors)
    noise = folder / "noise.sh"
    noise.write_text("#!/bin/sh\necho no facts at all, but a long line\n")
    noise.chmod(0o755)
    code, findings, errors = scan(folder, SNAPCHECK_CXX=str(noise))
    check("noise is not believed", "a.c: no facts of snapcheck-cxx" in errors, errors)
    code, findings, errors = scan(folder, SNAPCHECK_CXX=str(folder / "missing"))
    check("a missing helper is said", "no C or C++ file is analysed" in errors and "SNAPCHECK_CXX" in errors, errors)
    (folder / "ids.py").unlink()
    code, findings, errors = scan(folder, SNAPCHECK_CXX=str(folder / "missing"))
    check("and the scan is incomplete", code == 3, code, errors)


def deep_and_odd_text(folder):
    (folder / "deep.c").write_text("#include <stdlib.h>\nint f(int x) { return " + "+".join(["x"] * 20000) + "; }\n"
                                   "int g(int x) { " + "".join(f"if (x == {i}) return rand(); else " for i in range(3000)) + "return 0; }\n")
    (folder / "nested.c").write_text("#include <stdlib.h>\nint h(void) { return " + "(" * 200 + "rand()" + ")" * 200 + "; }\n")
    (folder / "bytes.cpp").write_bytes(b"\xef\xbb\xbf#include <random>\r\nstd::mt19937 engine{std::random_device{}()};\r\n// \xff\xfe\r\n")
    code, findings, errors = scan(folder)
    check("byte order mark and line ends", ("bytes.cpp", 2, "prng-state-in-snapshot") in findings, findings, errors)
    check("nothing crashed", "crashed" not in errors, errors)


def installed_elsewhere(folder):
    run = subprocess.run(["cmake", "--install", str(pathlib.Path(PROGRAM).parent), "--component", "scan", "--prefix", str(folder / "opt")],
                         capture_output=True, text=True, timeout=120)
    check("it installs", run.returncode == 0, run.stderr)
    version = subprocess.run([folder / "opt/bin/snapcheck-cxx", "--version"], capture_output=True, text=True, timeout=60).stdout
    check("the helper has its own headers", f"headers {folder}/opt/lib/snapcheck/clang" in version, version)
    (folder / "a.c").write_text("#include <stdarg.h>\n#include <stddef.h>\n" + SERVICE.replace("LIMIT", "1"))
    command = [str(folder / "opt/bin/snapcheck"), "scan", "--format", "json", "--no-cache", "a.c"]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    found = [(f["path"], f["line"], f["rule"]) for f in json.loads(run.stdout)["findings"]]
    check("it scans", run.returncode == 1 and found == [("a.c", 7, "random-value-in-snapshot")], found, run.stderr)


HARMLESS = """#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
void RAND_seed(const void *buffer, int count);
int RAND_bytes(unsigned char *buffer, int count);
static time_t now, checked;
static pid_t failed;
static int level(void) { int n = 1; while (rand() % 4 == 0) ++n; return n; }
static int port(void) { return 1024 + rand() % 1000; }
static void tick(void) { now = time(NULL); }
static void check(void) { if (time(NULL) - checked > 60) checked = time(NULL); }
static int stop(void) { failed = getpid(); puts("bad arguments"); exit(2); }
static int draw(void) {
  unsigned char bytes[32], fresh;
  if (getentropy(bytes, sizeof bytes) != 0) return 0;
  RAND_seed(bytes, sizeof bytes);
  return RAND_bytes(&fresh, 1) == 1 ? fresh : 0;
}
int main(int argc, char **argv) {
  if (argc > 9) stop();
  tick();
  checked = time(NULL);
  const int server = socket(AF_INET, SOCK_STREAM, 0);
  for (;;) {
    if (accept(server, NULL, NULL) < 0) return argv[0][0];
    tick();
    check();
    printf("%d %d %d %ld\\n", level(), port(), draw(), (long)now);
  }
}
"""


def what_does_no_harm_is_a_note(folder):
    (folder / "a.c").write_text(HARMLESS)
    command = [PROGRAM, "scan", "--format", "json", "--no-cache", "a.c"]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    lines = HARMLESS.splitlines()
    found = sorted((f["level"], lines[f["line"] - 1].split("(")[0].strip(), f["rule"]) for f in json.loads(run.stdout)["findings"])
    check("notes and warnings", found == [
        ("note", "static int level", "hidden-prng-in-handler"), ("note", "static int stop", "host-identity-in-snapshot"),
        ("note", "static void tick", "timestamp-in-snapshot"), ("warning", "checked = time", "timestamp-in-snapshot"),
        ("warning", "static int port", "hidden-prng-in-handler")], found)


STARTED = """#include <time.h>
#include <sys/socket.h>
static time_t started = time(nullptr);
int main() {
  const int client = accept(0, nullptr, nullptr);
  return client + (int)(time(nullptr) - started);
}
"""


def a_fingerprint_is_the_same_in_every_checkout(folder):
    (folder / "sub").mkdir()
    (folder / "sub/main.cpp").write_text(STARTED)
    seen = set()
    for path, where in (("sub", folder), (".", folder / "sub"), (folder / "sub", folder)):
        run = subprocess.run([PROGRAM, "scan", "--format", "json", "--no-cache", path], cwd=where, capture_output=True,
                             text=True, timeout=120)
        seen |= {(f["symbol"], f["fingerprint"]) for f in json.loads(run.stdout)["findings"]}
    check("one fingerprint", len(seen) == 1 and next(iter(seen))[0] == "main.cpp", seen)


LAZY = """#include <stdlib.h>
#include <sys/socket.h>
static unsigned iPhone_token;
static unsigned token(void) {
  if (iPhone_token == 0) iPhone_token = arc4random();
  return iPhone_token;
}
int main(void) {
  token();
  const int client = accept(0, 0, 0);
  return client + (int)token();
}
"""


def names_begin_sentences_as_they_are(folder):
    (folder / "a.c").write_text(LAZY)
    run = subprocess.run([PROGRAM, "scan", "--format", "json", "--no-cache", "a.c"], cwd=folder, capture_output=True,
                         text=True, timeout=120)
    messages = [f["message"] for f in json.loads(run.stdout)["findings"]]
    check("the name as written", [m.split()[0] for m in messages] == ["iPhone_token"], messages)


def clang_really_crashes(folder):
    """Clang's own way to crash on purpose, in the middle of a file: the real helper dies, the scan goes on."""
    (folder / "a.c").write_text(SERVICE.replace("LIMIT", "1"))
    (folder / "b.c").write_text("int main(void);\n#pragma clang __debug crash\nint behind;\n")
    code, findings, errors = scan(folder)
    check("the other file is scanned", findings == [("a.c", 5, "random-value-in-snapshot")], findings, errors)
    check("the crash is said", "b.c: Clang crashed on it" in errors, code, errors)


def main():
    for test in (one_report_for_all_languages, commands_are_used, projects_have_builds_of_their_own,
                 missing_headers_are_named, headers_are_seen_once, a_second_scan_reads_the_cache,
                 a_fingerprint_is_the_same_in_every_checkout, names_begin_sentences_as_they_are,
                 what_does_no_harm_is_a_note, unrelated_programs_are_not_read, a_crash_costs_one_file,
                 clang_really_crashes, deep_and_odd_text, installed_elsewhere):
        with tempfile.TemporaryDirectory() as folder:
            test(pathlib.Path(folder).resolve())
            print(f"ok {test.__name__}")


if __name__ == "__main__":
    main()
