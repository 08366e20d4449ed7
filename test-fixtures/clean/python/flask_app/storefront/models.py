import datetime
import uuid

from storefront import db


def utc_now():
    return datetime.datetime.now(datetime.timezone.utc)


class Product(db.Model):
    id = db.Column(db.String(36), primary_key=True, default=lambda: str(uuid.uuid4()))
    name = db.Column(db.String(200), nullable=False, index=True)
    cents = db.Column(db.Integer, nullable=False)
    added_at = db.Column(db.DateTime(timezone=True), default=utc_now)

    def as_dict(self):
        return {"id": self.id, "name": self.name, "price": f"{self.cents / 100:.2f}"}
