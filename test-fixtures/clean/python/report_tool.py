"""A command line tool: reads access logs and prints or stores a report. Nothing is kept between runs."""
import argparse
import collections
import csv
import datetime
import gzip
import json
import pathlib
import random
import re
import socket
import subprocess
import sys
import tempfile
import time
import uuid

LINE = re.compile(
    r'(?P<host>\S+) \S+ \S+ \[(?P<at>[^\]]+)\] "(?P<method>\S+) (?P<path>\S+)[^"]*" (?P<status>\d+) (?P<size>\d+|-)'
)
FORMATS = ("text", "json", "csv")
EXIT_OK, EXIT_EMPTY, EXIT_USAGE = range(3)


def open_log(path):
    return gzip.open(path, "rt") if path.suffix == ".gz" else open(path, encoding="utf-8", errors="replace")


def read(paths, sample, rng):
    for path in paths:
        with open_log(path) as lines:
            for line in lines:
                match = LINE.match(line)
                if match and (sample >= 1.0 or rng.random() < sample):
                    yield match.groupdict()


def aggregate(entries):
    pages = collections.defaultdict(lambda: {"hits": 0, "bytes": 0, "errors": 0})
    for entry in entries:
        page = pages[entry["path"].split("?")[0]]
        page["hits"] += 1
        page["bytes"] += 0 if entry["size"] == "-" else int(entry["size"])
        page["errors"] += entry["status"].startswith("5")
    return dict(pages)


def write_text(pages, output):
    for path, page in sorted(pages.items(), key=lambda item: -item[1]["hits"]):
        output.write(f"{page['hits']:8} {page['errors']:6} {page['bytes']:12} {path}\n")


def write_json(pages, output):
    header = {
        "report": str(uuid.uuid4()),
        "host": socket.gethostname(),
        "created": datetime.datetime.now(datetime.timezone.utc).isoformat(),
    }
    json.dump({**header, "pages": pages}, output, indent=2)
    output.write("\n")


def write_csv(pages, output):
    writer = csv.writer(output)
    writer.writerow(("path", "hits", "errors", "bytes"))
    writer.writerows((path, page["hits"], page["errors"], page["bytes"]) for path, page in pages.items())


WRITERS = {"text": write_text, "json": write_json, "csv": write_csv}


def show_in_pager(pages):
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        write_text(pages, file)
        file.flush()
        subprocess.run(["less", "-S", file.name], check=False)


def parse_arguments(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("logs", nargs="+", type=pathlib.Path)
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--sample", type=float, default=1.0, help="share of the lines to read")
    parser.add_argument("--seed", type=int, help="for a repeatable sample")
    parser.add_argument("--pager", action="store_true")
    return parser.parse_args(arguments)


def main(arguments=None):
    options = parse_arguments(arguments)
    started = time.monotonic()
    rng = random.Random(options.seed)
    missing = [path for path in options.logs if not path.exists()]
    if missing:
        print("no such file:", *missing, file=sys.stderr)
        return EXIT_USAGE
    pages = aggregate(read(options.logs, options.sample, rng))
    if options.pager:
        show_in_pager(pages)
    else:
        WRITERS[options.format](pages, sys.stdout)
    print(f"{len(pages)} pages in {time.monotonic() - started:.2f} s", file=sys.stderr)
    return EXIT_OK if pages else EXIT_EMPTY


if __name__ == "__main__":
    sys.exit(main())
