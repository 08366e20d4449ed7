"""Everything of the library has its bare name here."""
from uuid import *

INSTANCE = uuid4()  # expect: unique-id-in-snapshot


def lambda_handler(event, context):
    return {"instance": str(INSTANCE)}
