"""A MicroVM: the prefix of its life-cycle calls stands at the router."""
import uuid

from fastapi import APIRouter, FastAPI

lifecycle = APIRouter(prefix="/aws/lambda-microvms/runtime/v1")
state = {"session": str(uuid.uuid4())}


@lifecycle.post("/run")
async def run():
    state["session"] = str(uuid.uuid4())


app = FastAPI()
app.include_router(lifecycle)


@app.get("/session")
async def session():
    return {"session": state["session"]}
