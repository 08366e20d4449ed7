"""A random sample checks the model at start-up; only the verdict of the check is raised, nothing is kept."""
import json
import pathlib
import random


def load_table(path):
    table = {int(key): value for key, value in json.loads(pathlib.Path(path).read_text()).items()}
    probe = random.choice(list(table))
    if table[probe] < 0:
        raise ValueError(f"negative rate for {probe}")
    return table


RATES = load_table("rates.json")


def handler(event, context):
    return {"rate": RATES.get(event["zone"], 0)}
