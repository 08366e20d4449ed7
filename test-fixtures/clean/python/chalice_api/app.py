"""Chalice application: blueprints, authorizer, scheduled task."""
import logging

from chalice import Chalice, NotFoundError, Rate, Response
from chalicelib import events, store
from chalicelib.auth import is_allowed

app = Chalice(app_name="library")
app.log.setLevel(logging.INFO)
app.register_blueprint(events.blueprint)

books = store.Books()


@app.route("/books", methods=["GET"])
def list_books():
    query = (app.current_request.query_params or {}).get("q", "")
    return {"books": books.search(query)}


@app.route("/books", methods=["POST"])
def add_book():
    body = app.current_request.json_body
    if not is_allowed(app.current_request.headers, "books:write"):
        return Response(status_code=403, body={"error": "forbidden"})
    return {"id": books.add(body["title"], body["author"])}


@app.route("/books/{book_id}")
def show_book(book_id):
    book = books.get(book_id)
    if book is None:
        raise NotFoundError(book_id)
    return book


@app.schedule(Rate(1, unit=Rate.HOURS))
def tidy(event):
    removed = books.remove_expired()
    app.log.info("%d loans ended", removed)
    return {"removed": removed}
