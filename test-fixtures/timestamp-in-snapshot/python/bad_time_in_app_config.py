"""Times on applications: in Flask's config, which blueprints read by its name, and in what a lifespan gets without a type."""
import time
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from flask import Blueprint, Flask, current_app, jsonify

status = Blueprint("status", __name__)


@status.get("/uptime")
def uptime():
    return jsonify(up=time.time() - current_app.config["STARTED"])


def create_app():
    app = Flask(__name__)
    app.config["STARTED"] = time.time()  # expect: timestamp-in-snapshot
    app.register_blueprint(status)
    return app


@asynccontextmanager
async def lifespan(api):
    api.state.started = time.monotonic()  # expect: timestamp-in-snapshot
    yield


api = FastAPI(lifespan=lifespan)


@api.get("/uptime")
async def uptime_of_api(request: Request):
    return time.monotonic() - request.app.state.started
