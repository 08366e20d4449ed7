"""SQLite on a shared disk: the clones inherit one another's locks and page cache."""
import sqlite3


class Inventory:
    def __init__(self, path):
        self.database = sqlite3.connect(path, check_same_thread=False)  # expect: open-file-in-snapshot
        self.database.row_factory = sqlite3.Row

    def stock(self, sku):
        row = self.database.execute("select stock from items where sku = ?", (sku,)).fetchone()
        return row["stock"] if row else 0


inventory = Inventory("/mnt/efs/inventory.db")


def lambda_handler(event, context):
    return {"sku": event["sku"], "stock": inventory.stock(event["sku"])}
