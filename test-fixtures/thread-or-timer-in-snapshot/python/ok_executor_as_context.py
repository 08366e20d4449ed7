"""Leaving the with statement waits for the work and ends the threads."""
import pathlib
import re
from concurrent.futures import ThreadPoolExecutor


def compile_file(path):
    return [re.compile(line) for line in path.read_text().splitlines() if line]


with ThreadPoolExecutor(max_workers=4) as pool:
    RULES = dict(zip(["spam", "abuse"], pool.map(compile_file, [pathlib.Path("spam.txt"), pathlib.Path("abuse.txt")])))


def lambda_handler(event, context):
    return {kind: any(rule.search(event["text"]) for rule in rules) for kind, rules in RULES.items()}
