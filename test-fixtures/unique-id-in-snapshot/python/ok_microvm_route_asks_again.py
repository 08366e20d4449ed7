"""A MicroVM: the route is the hook, also where it looks at the path once more."""
import uuid

from fastapi import FastAPI, Request

RUN = "/aws/lambda-microvms/runtime/v1/run"
app = FastAPI()
node = uuid.uuid4().hex


@app.post(RUN)
async def run(request: Request):
    global node
    if request.url.path == RUN:
        print("started")
    node = uuid.uuid4().hex


@app.get("/node")
async def get_node():
    return {"node": node}
