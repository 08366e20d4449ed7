# Functions that are handed over run; an object that is merely iterated does not, whatever its methods are named.
import uuid

RESULTS = {}


class Table:
    def __init__(self, rows):
        self.rows = rows

    def __iter__(self):
        return iter(self.rows)

    def compute(self):
        RESULTS["run"] = uuid.uuid4().hex
        return sum(self.rows)


PRICES = Table([10, 20])
LABELS = list(map(str, PRICES))


def handler(event, context):
    return {"labels": LABELS, "sum": PRICES.compute(), "results": RESULTS}
