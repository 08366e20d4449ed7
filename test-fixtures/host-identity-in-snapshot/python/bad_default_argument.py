import json
import socket

import boto3

sns = boto3.client("sns")


def heartbeat(topic, source=socket.getfqdn()):  # expect: host-identity-in-snapshot
    sns.publish(TopicArn=topic, Message=json.dumps({"source": source, "state": "alive"}))
    return source


def lambda_handler(event, context):
    return {"source": heartbeat(event["topic"])}
