import uuid

# snapcheck: ignore[unique-id-in-snapshot] the group is balanced again after every restore
CONSUMER = "-".join(
    [
        "billing",
        uuid.uuid4().hex,
    ]
)


def lambda_handler(event, context):
    return {"consumer": CONSUMER, "records": len(event["Records"])}
