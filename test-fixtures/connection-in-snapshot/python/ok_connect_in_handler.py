import contextlib
import os

import psycopg2


def lambda_handler(event, context):
    with contextlib.closing(psycopg2.connect(os.environ["DATABASE_URL"])) as connection:
        with connection.cursor() as cursor:
            cursor.execute("select status from orders where id = %s", (event["order"],))
            row = cursor.fetchone()
    return {"status": row[0] if row else None}
