"""Application factory with extensions that connect at the first request."""
import os
import time
import uuid

from flask import Flask, g, request
from flask_caching import Cache
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy(engine_options={"pool_pre_ping": True})
cache = Cache(config={"CACHE_TYPE": "RedisCache", "CACHE_REDIS_HOST": "cache.internal"})


def create_app(overrides=None):
    app = Flask(__name__)
    app.config.update(
        SQLALCHEMY_DATABASE_URI=os.environ.get("DATABASE_URL", "postgresql://app@db.internal/store"),
        SECRET_KEY=os.environ["SECRET_KEY"],
        PAGE_SIZE=20,
    )
    app.config.update(overrides or {})
    db.init_app(app)
    cache.init_app(app)
    register_request_hooks(app)

    from storefront.catalog import blueprint as catalog
    from storefront.errors import register_error_handlers

    app.register_blueprint(catalog, url_prefix="/catalog")
    register_error_handlers(app)
    return app


def register_request_hooks(app):
    @app.before_request
    def begin():
        g.started = time.perf_counter()
        g.request_id = request.headers.get("x-request-id") or uuid.uuid4().hex

    @app.after_request
    def end(response):
        response.headers["x-request-id"] = g.request_id
        response.headers["server-timing"] = f"app;dur={(time.perf_counter() - g.started) * 1000:.1f}"
        return response
