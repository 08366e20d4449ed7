import base64
import hashlib
import hmac
import secrets

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver

app = APIGatewayHttpResolver()
SECURITY = {
    "header": "x-csrf-token",
    "salt": base64.b64encode(secrets.token_bytes(16)).decode(),  # expect: key-or-nonce-in-snapshot
    "max_age": 3600,
}


@app.get("/form")
def form():
    session = app.current_event.get_header_value("x-session") or ""
    token = hmac.new(SECURITY["salt"].encode(), session.encode(), hashlib.sha256).hexdigest()
    return {"csrf": token, "header": SECURITY["header"], "maxAge": SECURITY["max_age"]}


def lambda_handler(event, context):
    return app.resolve(event, context)
