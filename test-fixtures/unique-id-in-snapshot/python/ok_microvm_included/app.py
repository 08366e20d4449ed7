"""A MicroVM: the application says where the routes of the blueprint begin."""
from flask import Flask, jsonify

import identity
import lifecycle

app = Flask(__name__)
app.register_blueprint(lifecycle.hooks, url_prefix="/aws/lambda-microvms/runtime/v1")


@app.get("/node")
def node():
    return jsonify({"node": identity.node})
