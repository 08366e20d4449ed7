def lambda_handler(event, context):
    return {"sent": len(event["Records"])}
