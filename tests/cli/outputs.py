#!/usr/bin/env python3
"""Where reports go and what is in them: files, pipes, full disks, the JSON schema, paths in SARIF."""
import json
import os
import pathlib
import resource
import signal
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from cli_harness import BAD, GOOD, PROGRAM, RULE, contains, equal, exits, lacks, main

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SCHEMA = json.loads((ROOT / "docs/schema/report.schema.json").read_text())
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
KNOWN = {"$schema", "$ref", "$defs", "title", "description", "type", "const", "enum", "minimum", "required",
         "properties", "additionalProperties", "items"}


def violations(value, schema, at="$"):
    """The part of JSON Schema that our schema uses; Debian has no validator for Python."""
    assert set(schema) <= KNOWN, set(schema) - KNOWN
    if "$ref" in schema:
        yield from violations(value, SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")], at)
    if "const" in schema and value != schema["const"]:
        yield f"{at}: {value!r} is not {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is not one of {schema['enum']}"
    if "type" in schema and (not isinstance(value, TYPES[schema["type"]]) or
                             (schema["type"] == "integer" and isinstance(value, bool))):
        yield f"{at}: {value!r} is no {schema['type']}"
        return
    if "minimum" in schema and value < schema["minimum"]:
        yield f"{at}: {value} is less than {schema['minimum']}"
    for key in schema.get("required", ()):
        if key not in value:
            yield f"{at}: {key} is missing"
    if isinstance(value, dict) and "properties" in schema or "additionalProperties" in schema:
        for key, member in value.items():
            inner = schema.get("properties", {}).get(key, schema.get("additionalProperties", True))
            if inner is False:
                yield f"{at}: {key} is not in the schema"
            elif inner is not True:
                yield from violations(member, inner, f"{at}.{key}")
    for index, item in enumerate(value if "items" in schema else ()):
        yield from violations(item, schema["items"], f"{at}[{index}]")


def sarif(box, *arguments, **more):
    return json.loads(box.scan("--format", "sarif", *arguments, **more).stdout)["runs"][0]


def uris(run):
    return [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]]


def test_json_follows_its_schema(box):
    box.write("bad.py", BAD)
    box.write("quiet.py", BAD.replace("uuid4()\n\n", f"uuid4()  # snapcheck: ignore[{RULE}] names the build\n\n"))
    box.write("broken.py", "def f(:\n")
    box.write("binary.py", b"\0")
    box.write("build/x.py", GOOD)
    report = box.report("--platform", "lambda")
    equal(list(violations(report, SCHEMA)), [])
    equal((len(report["findings"]), len(report["suppressed"])), (1, 1))
    assert report["notices"], report
    # The checker itself can fail.
    del report["counts"]["failed"]
    report["findings"][0]["line"] = 0
    report["findings"][0]["extra"] = 1
    equal(len(list(violations(report, SCHEMA))), 3)


def test_holders_are_named_as_the_program_finds_them(box):
    """verify compares these names with those of the runners."""
    box.write("shop.py", """
import contextlib, secrets, uuid
from fastapi import FastAPI

@contextlib.asynccontextmanager
async def lifespan(app):
    app.state.instance = uuid.uuid4().hex
    yield

app = FastAPI(lifespan=lifespan)
admin = FastAPI()

@app.on_event("startup")
async def start():
    app.state.serial = uuid.uuid4().hex

@app.get("/")
async def order():
    return [app.state.instance, app.state.serial]
""")
    box.write("site.py", """
import secrets
from flask import Flask

def create_app():
    application = Flask(__name__)
    application.config["SECRET_KEY"] = secrets.token_bytes(32)
    return application

app = create_app()
""")
    findings = json.loads(box.scan("--format", "json").stdout)["findings"]
    equal(sorted(finding["holder"] for finding in findings), ["shop.app.state.instance", "shop.app.state.serial", "site.app.config"])


def test_the_same_bytes_twice(box):
    for i in range(30):
        box.write(f"m{i}/bad.py", BAD)
    box.write("pic.py", b"\0")
    for form in ("json", "sarif", "markdown"):
        first = box.scan("--format", form, "-j", "1").stdout
        for _ in range(3):
            equal(box.scan("--format", form, "-j", "4").stdout, first)


def test_several_files_besides_stdout(box):
    box.write("bad.py", BAD)
    result = box.scan("--output", "json=out.json", "--output", "sarif=out.sarif", "--output", "text=out.txt",
                      "--color", "always", expect=1)
    contains(result.stdout, "\x1b[", RULE)
    equal(len(json.loads((box.folder / "out.json").read_text())["findings"]), 1)
    equal(json.loads((box.folder / "out.sarif").read_text())["version"], "2.1.0")
    lacks((box.folder / "out.txt").read_text(), "\x1b")


def test_mistakes_with_output(box):
    box.write("bad.py", BAD)
    contains(box.scan("--output", "json=out", "--output", "sarif=out", expect=2).stderr, "two reports into out")
    contains(box.scan("--output", "out.json", expect=2).stderr, "--output FORMAT=FILE")
    contains(box.scan("--output", "jsn=out.json", expect=2).stderr, "did you mean `json`?")
    contains(box.scan("--output", "json=no/where/out.json", expect=2).stderr, "no/where/out.json")
    contains(box.scan("--output", "json=.", expect=2).stderr, "is a folder")


def test_files_are_replaced_whole(box):
    box.write("bad.py", BAD)
    out = box.write("real/out.json", "old")
    out.chmod(0o640)
    (box.folder / "link.json").symlink_to("real/out.json")
    box.scan("--output", "json=link.json", expect=1)
    assert (box.folder / "link.json").is_symlink()
    contains(out.read_text(), RULE)
    equal(out.stat().st_mode & 0o777, 0o640)
    equal(sorted(p.name for p in (box.folder / "real").iterdir()), ["out.json"])


def small_files_only():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))


def test_a_full_disk_is_an_error(box):
    box.write("bad.py", BAD)
    out = box.write("out/out.json", "old")
    result = box.scan("--output", "json=out/out.json", expect=2, preexec_fn=small_files_only)
    contains(result.stderr, "cannot write out/out.json: File too large")
    equal(out.read_text(), "old")
    equal(sorted(p.name for p in (box.folder / "out").iterdir()), ["out.json"])
    with open("/dev/full", "w") as full:
        contains(box.scan(expect=2, stdout=full).stderr, "cannot write to standard output: No space left on device")


def test_a_reader_that_stops_is_no_error(box):
    for i in range(400):
        box.write(f"m{i}.py", BAD)
    process = subprocess.Popen([PROGRAM, "scan", "--format", "json"], cwd=box.folder, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
    process.stdout.readline()
    process.stdout.close()
    error = process.stderr.read()
    equal((process.wait(60), error), (1, b""))


def test_pipes_can_be_outputs(box):
    box.write("bad.py", BAD)
    os.mkfifo(box.folder / "pipe")
    reader = subprocess.Popen(["cat", "pipe"], cwd=box.folder, stdout=subprocess.PIPE)
    box.scan("--output", "json=pipe", expect=1)
    contains(reader.communicate(timeout=10)[0].decode(), RULE)


def test_an_interrupt_ends_it(box):
    box.write("a.py", BAD + "x = [1, 2, 3]\n" * 1_000_000)
    process = subprocess.Popen([PROGRAM, "scan", "--output", "json=out.json"], cwd=box.folder, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
    try:
        process.wait(0.2)
        raise AssertionError("the scan was too quick to interrupt")
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGINT)
    process.communicate(timeout=10)
    equal(process.returncode, -signal.SIGINT)
    equal(sorted(p.name for p in box.folder.iterdir()), ["a.py"])


def test_sarif_paths_are_relative_to_the_repository(box):
    box.repository()
    box.write("svc/src/a b.py", BAD)
    for arguments, cwd in (([], "."), (["./svc"], "."), (["."], "svc/src"), ([str(box.folder / "svc")], "/")):
        run = sarif(box, *arguments, cwd=cwd)
        equal(uris(run), ["svc/src/a%20b.py"])
    location = run["results"][0]["locations"][0]["physicalLocation"]
    equal(location["artifactLocation"]["uriBaseId"], "%SRCROOT%")
    equal({k: v for k, v in location["region"].items() if k != "snippet"},
          {"startLine": 3, "startColumn": 12, "endLine": 3, "endColumn": 24})
    assert str(box.folder) not in json.dumps(run)


def test_sarif_resolves_links(box):
    box.repository()
    box.write("shared/bad.py", BAD)
    (box.folder / "svc").mkdir()
    (box.folder / "svc/lib").symlink_to("../shared")
    equal(uris(sarif(box, "svc")), ["shared/bad.py"])


def test_sarif_says_what_is_checked_out(box):
    box.write("bad.py", BAD)
    assert "versionControlProvenance" not in sarif(box)
    box.repository("https://user:secret@example.org/team/shop.git")
    run = sarif(box)
    equal(run["versionControlProvenance"], [{
        "repositoryUri": "https://example.org/team/shop.git",
        "revisionId": "0123456789abcdef0123456789abcdef01234567", "branch": "main",
        "mappedTo": {"uriBaseId": "%SRCROOT%"}}])


def test_sarif_results(box):
    box.write("bad.py", BAD)
    box.write("quiet.py", BAD.replace("uuid4()\n\n", f"uuid4()  # snapcheck: ignore[{RULE}] names the build\n\n"))
    box.write("large.py", "x = 1\n" * 400_000)
    run = sarif(box, "--max-file-size", "1")
    equal(uris(run), ["bad.py"])
    result = run["results"][0]
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    equal((result["ruleId"], rule["id"], rule["name"]), (RULE, RULE, "UniqueIdInSnapshot"))
    contains(rule["help"]["markdown"], "uuid")
    equal(result["message"]["text"], run["tool"]["driver"]["rules"][result["ruleIndex"]]["messageStrings"]["finding"]["text"]
          .format(*result["message"]["arguments"]))
    equal(len(result["relatedLocations"]), len(result["codeFlows"][0]["threadFlows"][0]["locations"]))
    assert result["partialFingerprints"]["primaryLocationLineHash"].endswith(":1")
    notice = run["invocations"][0]["toolExecutionNotifications"][0]
    equal((run["invocations"][0]["executionSuccessful"], notice["level"]), (True, "error"))
    contains(notice["message"]["text"], "larger than the limit")


main()
