"""A producer keeps the name of its client."""
import json
import uuid

from kafka import KafkaProducer

PRODUCER = KafkaProducer(  # expect: connection-in-snapshot
    bootstrap_servers="kafka:9092",
    client_id=f"orders-{uuid.uuid4()}",  # expect: unique-id-in-snapshot
)


def handler(event, context):
    PRODUCER.send("orders", json.dumps(event).encode())
