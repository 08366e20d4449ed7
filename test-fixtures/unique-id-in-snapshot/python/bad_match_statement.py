import os
import uuid

match os.environ.get("STAGE", "dev"):
    case "prod" | "staging" as stage:
        RELEASE = f"{stage}-{uuid.uuid4().hex[:8]}"  # expect: unique-id-in-snapshot
    case _:
        RELEASE = "local"


def handler(event, context):
    return {"release": RELEASE, "echo": event["message"]}
