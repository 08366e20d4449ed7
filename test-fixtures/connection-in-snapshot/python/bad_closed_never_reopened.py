"""The after-hook is registered, but counts restores only; the connection stays the old one."""
import os

import psycopg2
from snapshot_restore_py import register_after_restore

connection = psycopg2.connect(os.environ["DATABASE_URL"])  # expect: connection-in-snapshot
restores = 0


@register_after_restore
def count_restore():
    global restores
    restores += 1


def lambda_handler(event, context):
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from orders where day = %s", (event["day"],))
        return {"orders": cursor.fetchone()[0], "restores": restores}
