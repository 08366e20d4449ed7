from lease.client import Election


def lambda_handler(event, context):
    return {"token": Election(event["lock"], context.aws_request_id).run()}
