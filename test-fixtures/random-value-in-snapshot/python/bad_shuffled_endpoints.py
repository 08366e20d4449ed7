"""Client-side load balancing: the order was meant to differ between instances."""
import os
import random

import requests

ALL_ENDPOINTS = os.environ.get("ENDPOINTS", "10.0.1.10,10.0.1.11,10.0.1.12").split(",")
ENDPOINTS = random.sample(ALL_ENDPOINTS, k=len(ALL_ENDPOINTS))  # expect: random-value-in-snapshot

session = requests.Session()


def lambda_handler(event, context):
    last_error = None
    for endpoint in ENDPOINTS:
        try:
            return session.get(f"http://{endpoint}/v1/{event['resource']}", timeout=1.5).json()
        except requests.RequestException as error:
            last_error = error
    raise RuntimeError("no endpoint left") from last_error
