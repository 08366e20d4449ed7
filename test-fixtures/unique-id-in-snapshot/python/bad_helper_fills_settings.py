"""A helper fills the settings that it is given, which are kept later."""
import uuid


def fill(settings):
    settings["node"] = uuid.uuid4().hex  # expect: unique-id-in-snapshot


def setup():
    settings = dict()
    fill(settings)
    settings["region"] = "eu"
    return settings


def passing():
    seen = {}
    fill(seen)
    return len(seen)


SETTINGS = setup()
COUNT = passing()


def lambda_handler(event, context):
    return {"node": SETTINGS["node"], "count": COUNT}
