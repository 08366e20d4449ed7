"""One value in a table of otherwise harmless settings."""
import os
import uuid

from aws_lambda_powertools import Logger
from aws_lambda_powertools.event_handler import APIGatewayRestResolver

logger = Logger(service="catalog")
app = APIGatewayRestResolver()

METADATA = {
    "service": "catalog",
    "stage": os.environ.get("STAGE", "dev"),
    "instance": uuid.uuid4().hex,  # expect: unique-id-in-snapshot
    "schema": 3,
}


@app.get("/items/<item_id>")
def get_item(item_id: str):
    logger.info("lookup", extra=METADATA)
    return {"id": item_id, "servedBy": METADATA["instance"]}


def lambda_handler(event, context):
    return app.resolve(event, context)
