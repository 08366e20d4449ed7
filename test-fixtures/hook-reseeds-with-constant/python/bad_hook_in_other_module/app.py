import lifecycle  # noqa: F401  registers the hooks

from dealing import deal


def lambda_handler(event, context):
    return {"hands": deal(event["players"])}
