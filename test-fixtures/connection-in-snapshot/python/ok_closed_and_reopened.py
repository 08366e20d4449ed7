"""Closed before the snapshot, opened again after each restore."""
import os

import psycopg2
from snapshot_restore_py import register_after_restore, register_before_snapshot

connection = psycopg2.connect(os.environ["DATABASE_URL"])


@register_before_snapshot
def close_connection():
    connection.close()


@register_after_restore
def open_connection():
    global connection
    connection = psycopg2.connect(os.environ["DATABASE_URL"])


def lambda_handler(event, context):
    with connection, connection.cursor() as cursor:
        cursor.execute("select status from orders where id = %s", (event["order"],))
        return {"status": cursor.fetchone()[0]}
