from flask import Blueprint, current_app, jsonify

blueprint = Blueprint("shop", __name__)


@blueprint.route("/node")
def node():
    return jsonify(node=current_app.config["NODE_ID"])
