from flask import Blueprint, jsonify, session

blueprint = Blueprint("shop", __name__)


@blueprint.get("/visits")
def visits():
    session["visits"] = session.get("visits", 0) + 1
    return jsonify(visits=session["visits"])
