"""A date is no reason."""
import psycopg2
from flask import Flask, jsonify

app = Flask(__name__)

# expect: suppression-without-reason
# snapcheck: ignore[connection-in-snapshot] until=2099-12-31
connection = psycopg2.connect("dbname=shop")  # expect: connection-in-snapshot


@app.get("/orders/count")
def count():
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from orders")
        return jsonify(count=cursor.fetchone()[0])
