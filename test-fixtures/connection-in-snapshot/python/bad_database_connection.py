"""The server has closed this connection long before a clone uses it, and all clones share its session."""
import os

import psycopg2

connection = psycopg2.connect(os.environ["DATABASE_URL"])  # expect: connection-in-snapshot


def lambda_handler(event, context):
    with connection, connection.cursor() as cursor:
        cursor.execute("select status from orders where id = %s", (event["order"],))
        row = cursor.fetchone()
    return {"status": row[0] if row else None}
