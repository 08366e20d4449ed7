"""The pool opens its minimum of connections in its constructor and never checks them."""
import os

from flask import Flask, jsonify
from psycopg2.pool import SimpleConnectionPool

app = Flask(__name__)
pool = SimpleConnectionPool(2, 10, dsn=os.environ["DATABASE_URL"])  # expect: connection-in-snapshot


@app.get("/customers/<int:number>")
def customer(number):
    connection = pool.getconn()
    try:
        with connection.cursor() as cursor:
            cursor.execute("select name from customers where id = %s", (number,))
            return jsonify(name=cursor.fetchone()[0])
    finally:
        pool.putconn(connection)
