#!/usr/bin/env python3
"""Files that are no good source code: one clear notice each, no crash, no waiting."""
import os
import pathlib
import socket
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from cli_harness import BAD, GOOD, RULE, contains, equal, lacks, main


def one_notice(result, path, text):
    notices = [line for line in result.stderr.splitlines() if path in line]
    equal(len(notices), 1)
    contains(notices[0], f"snapcheck: {path}: ", text)


def test_binary(box):
    box.write("good.py", GOOD)
    box.write("data.py", os.urandom(64) + b"\0" * 64)
    one_notice(box.scan(expect=0), "data.py", "binary")


def test_utf_16(box):
    box.write("good.py", GOOD)
    box.write("wide.py", BAD.encode("utf-16"))
    one_notice(box.scan(expect=3), "wide.py", "UTF-16")


def test_empty_files(box):
    box.write("empty.py", "")
    box.write("Empty.java", "")
    result = box.scan(expect=0)
    equal(result.stderr, "")
    contains(result.stdout, "2 files analysed")


def test_line_ends_and_byte_order_mark(box):
    expected = [("a.py", 3, 12, RULE)]
    for content in (BAD.encode(), BAD.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + BAD.encode()):
        box.write("a.py", content)
        equal(box.findings(), expected)


def test_invalid_utf_8(box):
    box.write("a.py", BAD.replace("INSTANCE = ", "INSTANCE = '\udcff\udce9' + str(").replace("uuid4()\n\n", "uuid4())\n\n")
              .encode("utf-8", "surrogateescape"))
    found = box.findings()
    equal([(path, line) for path, line, _, _ in found], [("a.py", 3)])
    for form in ("text", "json", "sarif", "markdown"):
        box.scan("--format", form, text=False).stdout.decode("utf-8", "strict")


def test_columns_count_utf_16_units(box):
    box.write("a.py", BAD.replace("INSTANCE = uuid.uuid4()", 'INSTANCE = "\U0001F600" + str(uuid.uuid4())'))
    region = box.report()["findings"][0]
    line = 'INSTANCE = "\U0001F600" + str(uuid.uuid4())'
    before = line.index("uuid") if region["column"] > 20 else line.index('"')
    equal(region["column"], 1 + len(line[:before].encode("utf-16-le")) // 2)


def test_fifo_and_socket(box):
    box.write("good.py", GOOD)
    os.mkfifo(box.folder / "pipe.py")
    with socket.socket(socket.AF_UNIX) as server:
        here = os.getcwd()
        os.chdir(box.folder)
        server.bind("plug.py")
        os.chdir(here)
        result = box.scan(expect=0, timeout=10)
        one_notice(result, "pipe.py", "FIFO")
        one_notice(result, "plug.py", "socket")
        one_notice(box.scan("pipe.py", expect=5, timeout=10), "pipe.py", "FIFO")


def test_device(box):
    box.write("good.py", GOOD)
    (box.folder / "zero.py").symlink_to("/dev/zero")
    box.scan(expect=0, timeout=10)
    one_notice(box.scan("zero.py", expect=5, timeout=10), "zero.py", "device")


def test_unreadable(box):
    # Also for root, who may read everything: reading this one fails.
    box.write("good.py", GOOD)
    (box.folder / "memory.py").symlink_to("/proc/self/mem")
    result = box.scan(expect=3)
    one_notice(result, "memory.py", "cannot be read")
    contains(result.stdout, "1 failed")


def test_unreadable_folder(box):
    if os.geteuid() == 0:
        return  # root may read it
    box.write("good.py", GOOD)
    box.write("closed/x.py", GOOD)
    (box.folder / "closed").chmod(0)
    one_notice(box.scan(expect=3), "closed", "cannot be read")
    (box.folder / "closed").chmod(0o700)


def test_links_in_circles(box):
    box.write("a/bad.py", BAD)
    (box.folder / "a/up").symlink_to("..")
    (box.folder / "a/self.py").symlink_to("self.py")
    (box.folder / "a/same.py").symlink_to("bad.py")
    result = box.scan(expect=1)
    one_notice(result, "a/self.py", "symbolic link")
    equal([f[0] for f in box.findings()], ["a/bad.py"])


def test_200_megabytes(box):
    box.write("good.py", GOOD)
    with open(box.folder / "large.py", "wb") as file:
        file.truncate(200 << 20)
    result = box.scan(expect=3, timeout=10)
    one_notice(result, "large.py", "larger than the limit of 16 MiB")


def test_200_megabytes_of_text(box):
    with open(box.folder / "large.py", "wb") as file:
        block = b"x = 1  # nothing to see here\n" * 36158
        for _ in range(200):
            file.write(block)
    box.scan(expect=3, timeout=10)


def test_deep_nesting(box):
    box.write("a.py", "x = " + "(" * 10_000 + "1" + ")" * 10_000 + "\n" + BAD)
    box.write("b.py", "import uuid\nx = " + "[" * 10_000 + "uuid.uuid4()" + "\n")
    box.write("C.java", "class C { Object o = " + "(" * 10_000 + "new java.util.Random()" + ")" * 10_000 + "; }\n")
    result = box.scan(timeout=60)
    assert result.returncode in (0, 1, 3), result


def test_deep_blocks(box):
    def nested(levels, unit):
        return "".join(unit * level + "if x:\n" for level in range(levels)) + unit * levels + "y = 'a'\n"

    box.write("bad.py", BAD)
    box.write("plain.py", BAD + nested(600, " "))
    for levels in (1_024, 5_000):
        for unit, columns in ((" ", levels), ("\t", levels + 1)):
            box.write("deep.py", BAD + nested(levels, unit))
            result = box.scan("--allow-incomplete", expect=1)
            one_notice(result, "deep.py", f"is nested too deeply: its lines begin at {columns} different columns")
            contains(result.stdout, "2 files analysed", "1 failed")
            equal([finding[0] for finding in box.findings()], ["bad.py", "plain.py"])
    box.write("deep.py", "print 'old'\n" + BAD + nested(383, " "))
    lacks(box.scan(expect=1).stderr, "too deeply")


def test_long_line(box):
    box.write("a.py", "import uuid\nX = [" + "1, " * 300_000 + "uuid.uuid4()]\n\ndef lambda_handler(e, c):\n    return X\n")
    result = box.scan()
    assert len(result.stdout) < 5000, len(result.stdout)


def test_names_that_are_hard_to_print(box):
    name = "a\x1b[31m b\nc.py"
    box.write(name, BAD)
    result = box.scan(expect=1)
    lacks(result.stdout, "\x1b", "b\nc")
    equal([f[0] for f in box.findings()], [name])


def test_broken_syntax_is_no_failure(box):
    box.write("a.py", BAD + "\ndef broken(:\n")
    result = box.scan(expect=1)
    contains(result.stdout, "0 failed")


def test_ignored_files_are_counted(box):
    box.repository()
    box.write(".gitignore", "*_gen.py\n!keep_gen.py\n")
    for name in ("a.py", "b_gen.py", "keep_gen.py", "node_modules/x/c.py", "build/d.py", "tests/test_a.py"):
        box.write(name, GOOD)
    counts = box.report()["counts"]
    equal(counts["analysed"], 2)
    equal(counts["skipped"], {".gitignore": 1, "build output": 1, "dependencies": 1, "test code": 1})
    equal(box.report("b_gen.py", "build/d.py")["counts"]["analysed"], 2)


main()
