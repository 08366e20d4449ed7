"""The session is put on the request, and a factory that only a request calls makes an application for it."""
import uuid

from fastapi import FastAPI, Request


class Session:
    def __init__(self):
        self.id = uuid.uuid4().hex


def preview_app(owner):
    preview = FastAPI(title=owner)
    preview.state.session = Session()
    return preview


app = FastAPI()


@app.middleware("http")
async def with_session(request: Request, call_next):
    request.state.session = Session()
    return await call_next(request)


@app.get("/preview/{owner}")
async def preview(owner: str, request: Request):
    return {"routes": len(preview_app(owner).routes), "session": request.state.session.id}
