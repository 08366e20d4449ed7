from shuffling import shuffled


def handler(event, context):
    return {"order": shuffled(event["items"])}
