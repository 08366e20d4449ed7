"""An ObjectId with an argument only parses an id that exists."""
import os

from bson import ObjectId
from bson.errors import InvalidId
from pymongo import MongoClient

client = MongoClient(os.environ["MONGO_URI"], connect=False)


def lambda_handler(event, context):
    try:
        order_id = ObjectId(event["pathParameters"]["id"])
    except InvalidId:
        return {"statusCode": 400}
    order = client.shop.orders.find_one({"_id": order_id})
    return {"statusCode": 200 if order else 404}
