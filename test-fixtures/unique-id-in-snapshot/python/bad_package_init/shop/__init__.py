"""The package's __init__ runs when any of its modules is imported."""
import uuid

from . import cart

DEPLOYMENT = f"shop-{uuid.uuid4()}"  # expect: unique-id-in-snapshot
