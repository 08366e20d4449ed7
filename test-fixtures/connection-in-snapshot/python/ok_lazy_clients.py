"""All of these connect at their first request only."""
import boto3
import grpc
import httpx
import redis
import requests
import urllib3
from pymongo import MongoClient
from sqlalchemy import create_engine

session = requests.Session()
http = httpx.Client(timeout=3)
pool = urllib3.PoolManager(num_pools=4)
engine = create_engine("postgresql+psycopg2://app@db.internal/orders", pool_pre_ping=True)
cache = redis.Redis(host="cache.internal", health_check_interval=10)
channel = grpc.insecure_channel("pricing.internal:50051")
mongo = MongoClient("mongodb://mongo.internal", connect=False)
s3 = boto3.client("s3")


def lambda_handler(event, context):
    if event["kind"] == "http":
        return {"status": session.get(event["url"], timeout=3).status_code}
    if event["kind"] == "cache":
        return {"value": cache.get(event["key"])}
    return {"buckets": [bucket["Name"] for bucket in s3.list_buckets()["Buckets"]]}
