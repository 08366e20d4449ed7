"""The module's own function has the name of one that the star brought in."""
from uuid import *


def uuid4():
    return UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")


INSTANCE = uuid4()


def lambda_handler(event, context):
    return {"instance": str(INSTANCE)}
