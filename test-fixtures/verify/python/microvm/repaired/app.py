"""A guest of Lambda MicroVMs: `run` makes its id anew."""
import json
import uuid

BASE = "/aws/lambda-microvms/runtime/v1"
SANDBOX = {"id": str(uuid.uuid4())}


def application(environ, start_response):
    path = environ["PATH_INFO"]
    if path == f"{BASE}/run":
        SANDBOX["id"] = str(uuid.uuid4())
    start_response("200 OK", [("Content-Type", "application/json")])
    return [json.dumps({"sandbox": SANDBOX["id"]}).encode()]
