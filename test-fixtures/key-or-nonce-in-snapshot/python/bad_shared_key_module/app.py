import crypto


def lambda_handler(event, context):
    return {"sealed": crypto.seal(event["text"])}
