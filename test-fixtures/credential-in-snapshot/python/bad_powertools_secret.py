import hashlib
import hmac

from aws_lambda_powertools.event_handler import APIGatewayRestResolver
from aws_lambda_powertools.utilities import parameters

app = APIGatewayRestResolver()
SIGNING_SECRET = parameters.get_secret("webhooks/signing")  # expect: credential-in-snapshot


@app.post("/webhooks")
def webhook():
    expected = hmac.new(SIGNING_SECRET.encode(), app.current_event.body.encode(), hashlib.sha256).hexdigest()
    received = app.current_event.get_header_value("x-signature") or ""
    return {"accepted": hmac.compare_digest(expected, received)}


def lambda_handler(event, context):
    return app.resolve(event, context)
