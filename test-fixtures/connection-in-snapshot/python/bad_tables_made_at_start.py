"""The tables are made while the module loads; the connection for that stays in the pool of the engine."""
from flask import Flask, jsonify
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config.update(SQLALCHEMY_DATABASE_URI="postgresql://db/orders")
db = SQLAlchemy(app)


class Order(db.Model):
    id = db.Column(db.Integer, primary_key=True)


with app.app_context():
    db.create_all()  # expect: connection-in-snapshot


@app.get("/orders")
def orders():
    return jsonify([order.id for order in Order.query.all()])
