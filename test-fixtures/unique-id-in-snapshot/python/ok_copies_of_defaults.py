"""Start-up calls add their ids to copies of the defaults, which nobody keeps."""
import copy
import uuid

import requests

HEADERS = {"accept": "application/json"}
QUERY = {"page": ["1"]}
TAGS = ["service"]
LABELS = ["orders"]
LIMITS = {"timeout": 3}


def announce(url):
    headers = dict(HEADERS)
    headers["x-request-id"] = uuid.uuid4().hex
    requests.post(url, headers=headers)


def warm_up(url):
    query = QUERY.copy()
    query["token"] = uuid.uuid4().hex
    requests.get(url, params={**query, "nonce": uuid.uuid4().hex})


def report(url, retries=None, fields=()):
    tags = list(TAGS)
    tags.append(uuid.uuid4().hex)
    labels = LABELS[:]
    labels.append(uuid.uuid4().hex)
    limits = copy.copy(LIMITS)
    limits.update(run=uuid.uuid4().hex)
    names = set(fields)
    names.add(uuid.uuid4().hex)
    retries = retries or []
    retries.append(uuid.uuid4().hex)
    requests.post(url, json=[tags, labels, limits, sorted(names), retries])


announce("https://registry.internal/started")
warm_up("https://orders.internal/ready")
report("https://metrics.internal/started")


def lambda_handler(event, context):
    return {"headers": HEADERS, "query": QUERY, "tags": TAGS, "labels": LABELS, "limits": LIMITS}
