"""Peewee: the tables are made in a block that closes the connection; requests open their own."""
import os

from flask import Flask, jsonify
from peewee import CharField, Model, PostgresqlDatabase

db = PostgresqlDatabase("shop", host=os.environ["DB_HOST"])
app = Flask(__name__)


class Product(Model):
    sku = CharField(unique=True)

    class Meta:
        database = db


with db:
    db.create_tables([Product])


@app.before_request
def begin():
    db.connect()


@app.teardown_request
def end(error):
    db.close()


@app.get("/products")
def products():
    return jsonify([product.sku for product in Product.select()])
