from docs import revision


def lambda_handler(event, context):
    return {"document": event["document"], "revision": revision.REVISION}
