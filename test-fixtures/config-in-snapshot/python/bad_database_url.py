# snapcheck-args: --platform criu
"""The image is built in one environment and restored in another."""
import os

from flask import Flask, jsonify
from sqlalchemy import create_engine, text

app = Flask(__name__)
DATABASE_URL = os.environ["DATABASE_URL"]  # expect: config-in-snapshot


@app.get("/orders/<int:number>")
def order(number):
    engine = create_engine(DATABASE_URL)
    with engine.connect() as connection:
        row = connection.execute(text("select status from orders where id = :id"), {"id": number}).one()
    return jsonify(status=row.status)
