"""An asynchronous gateway: one event loop per invocation, clients made and closed inside, signed requests."""
import asyncio
import hashlib
import hmac
import json
import logging
import os
import secrets
import time
import urllib.parse
from contextlib import AsyncExitStack

import boto3
import httpx

log = logging.getLogger("gateway")

BACKENDS = {
    "price": os.environ.get("PRICE_URL", "https://price.internal.example.com"),
    "stock": os.environ.get("STOCK_URL", "https://stock.internal.example.com"),
    "review": os.environ.get("REVIEW_URL", "https://review.internal.example.com"),
}
TIMEOUT = httpx.Timeout(2.0, connect=0.5)
LIMITS = httpx.Limits(max_connections=20)
KEY_PARAMETER = "/gateway/signing-key"
KEY_SECONDS = 300

ssm = boto3.client("ssm")


class SigningKey:
    """Fetched when it is needed, again when it is older than five minutes."""

    def __init__(self, parameter):
        self.parameter = parameter
        self._value = None
        self._valid_until = 0.0

    def value(self):
        now = time.time()
        if self._value is None or now >= self._valid_until:
            answer = ssm.get_parameter(Name=self.parameter, WithDecryption=True)
            self._value = answer["Parameter"]["Value"].encode()
            self._valid_until = now + KEY_SECONDS
        return self._value


signing_key = SigningKey(KEY_PARAMETER)


def sign(method, url, nonce, at):
    path = urllib.parse.urlsplit(url).path or "/"
    text = "\n".join((method, path, nonce, str(at)))
    return hmac.new(signing_key.value(), text.encode(), hashlib.sha256).hexdigest()


def headers_for(url):
    nonce, at = secrets.token_hex(8), int(time.time())
    return {"x-nonce": nonce, "x-time": str(at), "x-signature": sign("GET", url, nonce, at)}


async def ask(client, name, sku):
    url = f"{BACKENDS[name]}/{sku}"
    try:
        answer = await client.get(url, headers=headers_for(url))
        answer.raise_for_status()
        return name, answer.json()
    except httpx.HTTPError as error:
        log.warning("%s: %s", name, error)
        return name, None


async def gather(sku):
    async with AsyncExitStack() as stack:
        client = await stack.enter_async_context(httpx.AsyncClient(timeout=TIMEOUT, limits=LIMITS))
        answers = await asyncio.gather(*(ask(client, name, sku) for name in BACKENDS))
    return dict(answers)


def lambda_handler(event, context):
    started = time.perf_counter()
    parts = asyncio.run(gather(event["pathParameters"]["sku"]))
    log.info("%d of %d parts", sum(part is not None for part in parts.values()), len(parts))
    return {
        "statusCode": 200 if parts["price"] else 502,
        "headers": {"server-timing": f"gather;dur={(time.perf_counter() - started) * 1000:.1f}"},
        "body": json.dumps(parts),
    }
