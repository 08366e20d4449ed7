"""A guest of Lambda MicroVMs: `run` tells it that it has started, and it makes nothing of that."""
import json
import uuid

BASE = "/aws/lambda-microvms/runtime/v1"
SANDBOX = {"id": str(uuid.uuid4())}


def application(environ, start_response):
    path = environ["PATH_INFO"]
    if path == f"{BASE}/run":
        SANDBOX["started"] = True
    start_response("200 OK", [("Content-Type", "application/json")])
    return [json.dumps({"sandbox": SANDBOX["id"]}).encode()]
