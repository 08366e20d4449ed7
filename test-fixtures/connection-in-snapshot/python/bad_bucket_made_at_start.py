"""MinIO's client asks at the start whether its bucket is there."""
import os

from flask import Flask, request
from minio import Minio

store = Minio(os.environ["STORE"], access_key=os.environ["KEY"], secret_key=os.environ["SECRET"])
if not store.bucket_exists("uploads"):  # expect: connection-in-snapshot
    store.make_bucket("uploads")
app = Flask(__name__)


@app.put("/uploads/<name>")
def upload(name):
    store.put_object("uploads", name, request.stream, request.content_length)
    return "", 204
