"""The channel keeps its connection alive, although the variable of the connection is a local."""
import json

import pika


def open_channel():
    connection = pika.BlockingConnection(pika.ConnectionParameters("rabbit.internal", heartbeat=30))
    channel = connection.channel()
    channel.queue_declare(queue="mail", durable=True)
    return channel


CHANNEL = open_channel()  # expect: connection-in-snapshot


def handler(event, context):
    CHANNEL.basic_publish(exchange="", routing_key="mail", body=json.dumps(event["mail"]).encode())
    return {"queued": True}
