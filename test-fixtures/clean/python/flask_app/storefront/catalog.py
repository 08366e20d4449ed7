from flask import Blueprint, abort, current_app, jsonify, request

from storefront import cache, db
from storefront.models import Product

blueprint = Blueprint("catalog", __name__)


@blueprint.get("/")
@cache.cached(timeout=30, query_string=True)
def listing():
    page = request.args.get("page", 1, type=int)
    query = db.select(Product).order_by(Product.name)
    found = db.paginate(query, page=page, per_page=current_app.config["PAGE_SIZE"])
    return jsonify(products=[product.as_dict() for product in found.items], pages=found.pages)


@blueprint.get("/<product_id>")
def product(product_id):
    found = db.session.get(Product, product_id) or abort(404)
    return jsonify(found.as_dict())


@blueprint.post("/")
def add():
    body = request.get_json()
    new = Product(name=body["name"], cents=int(body["cents"]))
    db.session.add(new)
    db.session.commit()
    cache.clear()
    return jsonify(new.as_dict()), 201
