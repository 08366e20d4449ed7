import time
import uuid

import boto3

LOAN_SECONDS = 21 * 24 * 3600


class Books:
    """The table object is made at the first request."""

    def __init__(self, table_name="library-books"):
        self.table_name = table_name
        self._table = None

    @property
    def table(self):
        if self._table is None:
            self._table = boto3.resource("dynamodb").Table(self.table_name)
        return self._table

    def add(self, title, author):
        book_id = uuid.uuid4().hex
        self.table.put_item(Item={"id": book_id, "title": title, "author": author, "addedAt": int(time.time())})
        return book_id

    def get(self, book_id):
        return self.table.get_item(Key={"id": book_id}).get("Item")

    def search(self, query):
        items = self.table.scan(Limit=500)["Items"]
        return [item for item in items if query.lower() in item["title"].lower()]

    def remove_expired(self):
        limit = int(time.time()) - LOAN_SECONDS
        expired = [item["id"] for item in self.table.scan()["Items"] if item.get("lentAt", limit) < limit]
        for book_id in expired:
            self.table.update_item(Key={"id": book_id}, UpdateExpression="REMOVE lentAt")
        return len(expired)
