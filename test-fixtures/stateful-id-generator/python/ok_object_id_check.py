"""Checks and comparisons of ids, and none made."""
from bson import ObjectId

ROOT = ObjectId("5f2b8c1e9d3e2a0001a1b2c3")


def lambda_handler(event, context):
    candidates = [text for text in event["ids"] if ObjectId.is_valid(text)]
    return {"valid": len(candidates), "hasRoot": str(ROOT) in candidates}
