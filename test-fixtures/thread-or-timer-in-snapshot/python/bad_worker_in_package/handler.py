from worker import submit


def handler(event, context):
    return {"queued": submit(event["task"])}
