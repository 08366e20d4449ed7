from worker import WORKER


def lambda_handler(event, context):
    return {"worker": WORKER.name, "claimed": WORKER.claim(event["jobs"])}
