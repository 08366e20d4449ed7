"""Envelope encryption: a data key of KMS for each document, nonces of the kernel, keys never kept."""
import base64
import hashlib
import hmac
import json
import os
import secrets
import struct

import boto3
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_ALIAS = os.environ.get("KEY_ALIAS", "alias/documents")
VERSION = 2
HEADER = struct.Struct(">BH")
NONCE_BYTES = 12
MAX_DOCUMENT = 4 * 1024 * 1024

kms = boto3.client("kms")
table = boto3.resource("dynamodb").Table(os.environ.get("TABLE_NAME", "documents"))


class NotReadable(Exception):
    """The document was changed, or the key does not fit."""


def encryption_context(tenant, name):
    return {"tenant": tenant, "document": name}


def seal(tenant, name, document):
    if len(document) > MAX_DOCUMENT:
        raise ValueError("document is too large")
    context = encryption_context(tenant, name)
    data_key = kms.generate_data_key(KeyId=KEY_ALIAS, KeySpec="AES_256", EncryptionContext=context)
    nonce = os.urandom(NONCE_BYTES)
    header = HEADER.pack(VERSION, len(data_key["CiphertextBlob"]))
    body = AESGCM(data_key["Plaintext"]).encrypt(nonce, document, header)
    return header + data_key["CiphertextBlob"] + nonce + body


def unseal(tenant, name, sealed):
    version, key_length = HEADER.unpack_from(sealed)
    if version != VERSION:
        raise NotReadable(f"version {version}")
    header, rest = sealed[: HEADER.size], sealed[HEADER.size:]
    wrapped, nonce, body = rest[:key_length], rest[key_length:key_length + NONCE_BYTES], rest[key_length + NONCE_BYTES:]
    key = kms.decrypt(CiphertextBlob=wrapped, EncryptionContext=encryption_context(tenant, name))["Plaintext"]
    try:
        return AESGCM(key).decrypt(nonce, body, header)
    except InvalidTag as error:
        raise NotReadable(name) from error


def fingerprint(document, salt):
    return hmac.new(salt, document, hashlib.sha256).hexdigest()


def store(tenant, name, document):
    salt = secrets.token_bytes(16)
    receipt = secrets.token_urlsafe(12)
    table.put_item(
        Item={
            "tenant": tenant,
            "name": name,
            "sealed": seal(tenant, name, document),
            "salt": salt,
            "fingerprint": fingerprint(document, salt),
            "receipt": receipt,
        }
    )
    return receipt


def fetch(tenant, name):
    item = table.get_item(Key={"tenant": tenant, "name": name}).get("Item")
    if item is None:
        return None
    document = unseal(tenant, name, bytes(item["sealed"]))
    if not hmac.compare_digest(item["fingerprint"], fingerprint(document, bytes(item["salt"]))):
        raise NotReadable(name)
    return document


def lambda_handler(event, context):
    tenant, name = event["tenant"], event["name"]
    if "document" in event:
        return {"receipt": store(tenant, name, base64.b64decode(event["document"]))}
    document = fetch(tenant, name)
    if document is None:
        return {"statusCode": 404, "body": json.dumps({"name": name})}
    return {"statusCode": 200, "body": base64.b64encode(document).decode()}
