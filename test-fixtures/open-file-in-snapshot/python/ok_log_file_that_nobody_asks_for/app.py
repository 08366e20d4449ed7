from setup_logging import log_to

log_to()


def lambda_handler(event, context):
    log_to(None)
    return {"order": event["order"]}
