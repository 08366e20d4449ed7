from flask import Blueprint, current_app, jsonify

pages = Blueprint("pages", __name__)


@pages.get("/about")
def about():
    return jsonify(instance=current_app.config["INSTANCE"])
