"""A copy of a list has the same elements; a copy that is kept has what was put into it."""
import uuid

SHARDS = [{"name": "a"}, {"name": "b"}]
HEADERS = {"accept": "application/json"}


def label_shards():
    for shard in list(SHARDS):
        shard["id"] = uuid.uuid4().hex  # expect: unique-id-in-snapshot


def session_headers():
    headers = dict(HEADERS)
    headers["x-session-id"] = uuid.uuid4().hex  # expect: unique-id-in-snapshot
    return headers


label_shards()
SESSION_HEADERS = session_headers()


def lambda_handler(event, context):
    return {"shards": SHARDS, "headers": SESSION_HEADERS}
