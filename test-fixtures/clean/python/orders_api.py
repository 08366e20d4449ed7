"""Orders API: Powertools routes, clients of the default chain at module level, everything unique made per request."""
import json
import os
import uuid
from dataclasses import asdict, dataclass, field
from datetime import datetime, timezone
from decimal import Decimal
from typing import Optional

import boto3
from aws_lambda_powertools import Logger, Metrics, Tracer
from aws_lambda_powertools.event_handler import APIGatewayRestResolver, Response
from aws_lambda_powertools.event_handler.exceptions import BadRequestError, NotFoundError
from aws_lambda_powertools.metrics import MetricUnit
from boto3.dynamodb.conditions import Key
from botocore.config import Config

TABLE_NAME = os.environ["TABLE_NAME"]
BUS_NAME = os.environ.get("BUS_NAME", "default")
MAX_LINES = int(os.environ.get("MAX_LINES", "100"))

logger = Logger(service="orders")
metrics = Metrics(namespace="Shop", service="orders")
tracer = Tracer(service="orders")
app = APIGatewayRestResolver()

_config = Config(retries={"max_attempts": 4, "mode": "adaptive"}, connect_timeout=1, read_timeout=3)
table = boto3.resource("dynamodb", config=_config).Table(TABLE_NAME)
events = boto3.client("events", config=_config)


@dataclass
class Line:
    sku: str
    quantity: int
    unit_price: Decimal

    @property
    def total(self) -> Decimal:
        return self.unit_price * self.quantity


@dataclass
class Order:
    customer: str
    lines: list
    order_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    created_at: datetime = field(default_factory=lambda: datetime.now(timezone.utc))
    note: Optional[str] = None

    @property
    def total(self) -> Decimal:
        return sum((line.total for line in self.lines), Decimal(0))

    def item(self) -> dict:
        return {
            "pk": f"CUSTOMER#{self.customer}",
            "sk": f"ORDER#{self.created_at:%Y%m%dT%H%M%S}#{self.order_id}",
            "orderId": self.order_id,
            "lines": [asdict(line) for line in self.lines],
            "total": self.total,
            "note": self.note,
        }


def parse_order(body: dict) -> Order:
    try:
        lines = [
            Line(sku=line["sku"], quantity=int(line["quantity"]), unit_price=Decimal(str(line["price"])))
            for line in body["lines"]
        ]
        order = Order(customer=body["customer"], lines=lines, note=body.get("note"))
    except (KeyError, ValueError, ArithmeticError) as error:
        raise BadRequestError(f"not an order: {error}") from error
    if not 0 < len(lines) <= MAX_LINES:
        raise BadRequestError(f"an order has 1 to {MAX_LINES} lines")
    return order


def announce(order: Order) -> None:
    detail = {"orderId": order.order_id, "customer": order.customer, "total": str(order.total)}
    events.put_events(
        Entries=[{"EventBusName": BUS_NAME, "Source": "orders", "DetailType": "OrderPlaced", "Detail": json.dumps(detail)}]
    )


@app.post("/orders")
@tracer.capture_method
def place_order():
    order = parse_order(app.current_event.json_body)
    table.put_item(Item=order.item(), ConditionExpression="attribute_not_exists(sk)")
    announce(order)
    metrics.add_metric(name="OrdersPlaced", unit=MetricUnit.Count, value=1)
    logger.info("order placed", extra={"order_id": order.order_id})
    return Response(status_code=201, content_type="application/json", body=json.dumps({"orderId": order.order_id}))


@app.get("/customers/<customer>/orders")
@tracer.capture_method
def list_orders(customer: str):
    page = table.query(KeyConditionExpression=Key("pk").eq(f"CUSTOMER#{customer}"), Limit=50, ScanIndexForward=False)
    if not page["Items"]:
        raise NotFoundError(f"no orders of {customer}")
    return {"orders": [{"id": item["orderId"], "total": str(item["total"])} for item in page["Items"]]}


@logger.inject_lambda_context(log_event=False)
@tracer.capture_lambda_handler
@metrics.log_metrics(capture_cold_start_metric=True)
def lambda_handler(event, context):
    return app.resolve(event, context)
