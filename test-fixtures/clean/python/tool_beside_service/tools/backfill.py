"""Loads old orders once."""
import argparse
import uuid

RUN_ID = uuid.uuid4().hex


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    for line in open(parser.parse_args().file, encoding="utf-8"):
        print(RUN_ID, line.strip())


if __name__ == "__main__":
    main()
