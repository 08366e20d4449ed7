from worker import WORKER, claim


def lambda_handler(event, context):
    return {"worker": WORKER, "claimed": claim(event["jobs"])}
