from ids import INSTANCE


def lambda_handler(event, context):
    return {"worker": INSTANCE, "order": event["id"]}
