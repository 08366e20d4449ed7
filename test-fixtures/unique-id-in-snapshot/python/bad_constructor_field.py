"""The id hides in an object that lives as long as the module."""
import json
import uuid

import boto3


class LeaseManager:
    def __init__(self, table_name):
        self._table = boto3.resource("dynamodb").Table(table_name)
        self._owner = uuid.uuid4().hex  # expect: unique-id-in-snapshot

    def acquire(self, name):
        response = self._table.update_item(
            Key={"lease": name},
            UpdateExpression="SET leaseOwner = :me",
            ConditionExpression="attribute_not_exists(leaseOwner) OR leaseOwner = :me",
            ExpressionAttributeValues={":me": self._owner},
            ReturnValues="ALL_NEW",
        )
        return response["Attributes"]["leaseOwner"] == self._owner


leases = LeaseManager("leases")


def lambda_handler(event, context):
    acquired = leases.acquire(event["job"])
    return {"statusCode": 200 if acquired else 409, "body": json.dumps({"acquired": acquired})}
