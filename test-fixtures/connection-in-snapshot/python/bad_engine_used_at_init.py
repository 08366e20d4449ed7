"""create_engine is lazy; the query at import leaves a connection in its pool, and nothing checks it later."""
import os

from flask import Flask, jsonify
from sqlalchemy import create_engine, text

app = Flask(__name__)
engine = create_engine(os.environ["DATABASE_URL"], pool_size=2)
with engine.connect() as start_up:  # expect: connection-in-snapshot
    CURRENCIES = [row.code for row in start_up.execute(text("select code from currencies"))]


@app.get("/orders/<int:number>")
def order(number):
    with engine.connect() as connection:
        row = connection.execute(text("select status from orders where id = :id"), {"id": number}).one()
    return jsonify(status=row.status, currencies=CURRENCIES)
