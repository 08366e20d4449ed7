import json

from aws_lambda_powertools import Logger
from kafka import KafkaProducer

logger = Logger()


class Publisher:
    """The producer opens its connections when it is made."""

    def __init__(self, servers):
        self.producer = KafkaProducer(bootstrap_servers=servers, acks="all")  # expect: connection-in-snapshot

    def publish(self, topic, message):
        self.producer.send(topic, json.dumps(message).encode()).get(timeout=5)


publisher = Publisher(["b-1.kafka.internal:9092", "b-2.kafka.internal:9092"])


@logger.inject_lambda_context
def lambda_handler(event, context):
    for message in event["messages"]:
        publisher.publish(event["topic"], message)
    return {"published": len(event["messages"])}
