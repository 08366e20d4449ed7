import session


def lambda_handler(event, context):
    return {"expired": session.is_expired(), "user": event["user"]}
