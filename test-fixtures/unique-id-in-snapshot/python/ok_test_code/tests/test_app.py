"""Tests are no part of the program that gets snapshotted."""
import uuid

from app import lambda_handler

RUN = uuid.uuid4().hex


def test_ids_differ():
    event = {"name": RUN}
    assert lambda_handler(event, None)["id"] != lambda_handler(event, None)["id"]
