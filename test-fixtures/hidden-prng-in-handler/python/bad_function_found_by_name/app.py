"""The request says which operation runs, and with which arguments: the module is all that is handed over."""
import operations
from operations import roll


def lambda_handler(event, context):
    if event["name"] in ("roll", "flip"):
        return {"result": getattr(operations, event["name"])(event["sides"])}
    return {"result": roll()}
