"""A rule of this name does not exist: nothing is silenced."""
import uuid

# expect: unused-suppression
# snapcheck: ignore[unique-ids-in-snapshot] the group is balanced again after every restore
CONSUMER = f"billing-{uuid.uuid4().hex}"  # expect: unique-id-in-snapshot


def lambda_handler(event, context):
    return {"consumer": CONSUMER, "records": len(event["Records"])}
