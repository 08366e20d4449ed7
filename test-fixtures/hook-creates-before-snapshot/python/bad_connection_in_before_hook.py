"""Meant as a warm-up: the connection is opened right before the snapshot."""
import os

import psycopg2
from snapshot_restore_py import register_before_snapshot

state = {"connection": None}


def warm_up():
    state["connection"] = psycopg2.connect(os.environ["DATABASE_URL"])  # expect: hook-creates-before-snapshot


register_before_snapshot(warm_up)


def lambda_handler(event, context):
    with state["connection"].cursor() as cursor:
        cursor.execute("select status from orders where id = %s", (event["order"],))
        return {"status": cursor.fetchone()[0]}
