import os

import psycopg2
import snapshot_restore_py

_connection = None


def connection():
    global _connection
    if _connection is None:
        _connection = psycopg2.connect(os.environ["DATABASE_URL"])  # warning: priming-defeats-lazy-init
    return _connection


def status_of(order):
    with connection().cursor() as cursor:
        cursor.execute("select status from orders where id = %s", (order,))
        row = cursor.fetchone()
    return row[0] if row else None


snapshot_restore_py.register_before_snapshot(status_of, 1)


def lambda_handler(event, context):
    return {"status": status_of(event["order"])}
