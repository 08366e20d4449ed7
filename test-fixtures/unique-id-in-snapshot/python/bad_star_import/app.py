from identity import *


def lambda_handler(event, context):
    return {"instance": INSTANCE_ID, "service": SERVICE}
