import psycopg2

# snapcheck: ignore[connection-in-snapshot] until=2099-12-31 the proxy in front of the database accepts resumed
# connections; see the operations handbook
connection = psycopg2.connect(
    host="proxy.internal",
    dbname="shop",
)


def lambda_handler(event, context):
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from orders")
        return {"count": cursor.fetchone()[0]}
