import uuid

from django.apps import AppConfig


class ShopConfig(AppConfig):
    """Django calls ready() while it starts."""

    name = "shop"

    def ready(self):
        self.node_id = uuid.uuid4().hex  # expect: unique-id-in-snapshot
