import ids

from lifecycle import hooks  # noqa: F401  registers the hooks


def lambda_handler(event, context):
    return {"instance": ids.instance_id}
