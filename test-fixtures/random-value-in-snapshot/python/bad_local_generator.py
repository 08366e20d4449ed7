"""The generator is a local of the helper and dies with it; the drawn value stays."""
import random

import boto3

REPLICAS = ["replica-1", "replica-2", "replica-3", "replica-4"]


def pick_replica(names):
    generator = random.Random()
    return generator.choice(names)


READ_REPLICA = pick_replica(REPLICAS)  # note: random-value-in-snapshot
rds_data = boto3.client("rds-data")


def lambda_handler(event, context):
    result = rds_data.execute_statement(resourceArn=READ_REPLICA, secretArn=event["secretArn"], sql="select 1")
    return {"replica": READ_REPLICA, "records": len(result["records"])}
