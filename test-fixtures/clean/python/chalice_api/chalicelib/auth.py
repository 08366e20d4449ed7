import hmac
import os

import boto3

ROLES = {"reader": {"books:read"}, "librarian": {"books:read", "books:write"}}
TOKEN_PARAMETER = os.environ.get("TOKEN_PARAMETER", "/library/tokens")


def roles_of(token):
    """Asked for at every request: tokens may be withdrawn at any time."""
    page = boto3.client("ssm").get_parameters_by_path(Path=TOKEN_PARAMETER, WithDecryption=True)
    for parameter in page["Parameters"]:
        if hmac.compare_digest(parameter["Value"], token):
            yield parameter["Name"].rsplit("/", 1)[-1]


def is_allowed(headers, permission):
    token = headers.get("authorization", "").removeprefix("Bearer ")
    return any(permission in ROLES.get(role, ()) for role in roles_of(token))
