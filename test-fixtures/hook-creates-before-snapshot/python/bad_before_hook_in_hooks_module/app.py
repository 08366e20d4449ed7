import hooks  # noqa: F401  registers the hooks
import worker


def lambda_handler(event, context):
    return {"worker": worker.name, "task": event["task"]}
