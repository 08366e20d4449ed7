"""The entry point of the function."""
import logging

from orders import audit, metrics, pricing, receipts
from orders.gateway import Gateway
from orders.ids import INSTANCE, NUMBERS
from orders.settings import load_settings

log = logging.getLogger("orders")
gateway = Gateway(load_settings())


def handle(event, context):
    """Places the order `{"items": {article: count}, "currency": ...}` and returns what the customer gets."""
    number = NUMBERS.next()
    amount = pricing.total(event["items"], event.get("currency", "EUR"))
    payment = gateway.charge(number, amount)
    audit.record(number, amount)
    metrics.count("orders.placed")
    log.info("order %s placed by %s", number, INSTANCE.get())
    return {
        "order": number,
        "amount": amount,
        "payment": payment["reference"],
        "receipt": receipts.sign(number, amount),
        "served_by": INSTANCE.get(),
    }
