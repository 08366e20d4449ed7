"""An ObjectId is time, a random part of the process and a counter: the last two are in the snapshot."""
import os

from bson import ObjectId
from pymongo import MongoClient

client = MongoClient(os.environ["MONGO_URI"], connect=False)


def lambda_handler(event, context):
    order_id = ObjectId()  # expect: stateful-id-generator
    client.shop.orders.insert_one({"_id": order_id, "lines": event["lines"]})
    return {"orderId": str(order_id)}
