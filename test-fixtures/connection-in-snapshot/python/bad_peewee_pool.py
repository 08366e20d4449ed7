"""Peewee's pools: the end of the block gives the connection back to the pool, which keeps it open."""
import os

from flask import Flask, jsonify
from peewee import CharField, Model
from playhouse.pool import PooledPostgresqlDatabase

db = PooledPostgresqlDatabase("shop", max_connections=8, host=os.environ["DB_HOST"])
app = Flask(__name__)


class Product(Model):
    sku = CharField(unique=True)

    class Meta:
        database = db


db.connect()  # expect: connection-in-snapshot
known = db.get_tables()
db.close()


@app.before_request
def begin():
    db.connect()


@app.teardown_request
def end(error):
    db.close()


@app.get("/products")
def products():
    return jsonify(known=len(known), skus=[product.sku for product in Product.select()])
