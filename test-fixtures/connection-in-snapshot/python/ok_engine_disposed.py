"""The pool is emptied after the query of the start-up; the first request opens a connection of its own."""
import os

from flask import Flask, jsonify
from sqlalchemy import create_engine, text

app = Flask(__name__)
engine = create_engine(os.environ["DATABASE_URL"], pool_size=2)
with engine.connect() as start_up:
    CURRENCIES = [row.code for row in start_up.execute(text("select code from currencies"))]
engine.dispose()


@app.get("/orders/<int:number>")
def order(number):
    with engine.connect() as connection:
        row = connection.execute(text("select status from orders where id = :id"), {"id": number}).one()
    return jsonify(status=row.status, currencies=CURRENCIES)
