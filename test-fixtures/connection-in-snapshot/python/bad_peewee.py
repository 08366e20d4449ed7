"""Peewee: connect() opens, whatever the tables are for."""
import os

from flask import Flask, jsonify
from peewee import CharField, Model, PostgresqlDatabase

db = PostgresqlDatabase("shop", host=os.environ["DB_HOST"])
db.connect()  # expect: connection-in-snapshot
app = Flask(__name__)


class Product(Model):
    sku = CharField(unique=True)
    name = CharField()

    class Meta:
        database = db


@app.get("/products/<sku>")
def product(sku):
    return jsonify(name=Product.get(Product.sku == sku).name)
