"""The generator is put into the table by one helper, and the table is handed out by the other."""
import random


def defaults():
    settings = {}
    add_generator(settings)
    return settings


def add_generator(settings):
    settings["rng"] = random.Random()  # expect: prng-state-in-snapshot


SETTINGS = defaults()


def lambda_handler(event, context):
    return {"pick": SETTINGS["rng"].random()}
