"""The before-hook rehearses with a connection of its own, the after-hook replaces it."""
import os

import psycopg2
from snapshot_restore_py import register_after_restore, register_before_snapshot

connection = None


def connect():
    return psycopg2.connect(os.environ["DATABASE_URL"])


@register_before_snapshot
def rehearse():
    trial = connect()
    with trial.cursor() as cursor:
        cursor.execute("select 1")
    trial.close()


@register_after_restore
def reconnect():
    global connection
    connection = connect()


def lambda_handler(event, context):
    with connection.cursor() as cursor:
        cursor.execute("select status from orders where id = %s", (event["order"],))
        return {"status": cursor.fetchone()[0]}
