"""Prices, with exchange rates that are read again every five minutes."""
import json
import pathlib
import time

from snapcheck_hooks import after_restore

PRICES = {"book": 1250, "pen": 180, "lamp": 4990}
RATES_FILE = pathlib.Path(__file__).with_name("rates.json")
MAX_AGE = 300


class Rates:
    def __init__(self):
        self.reload()

    def reload(self):
        self._rates = json.loads(RATES_FILE.read_text())
        self._loaded_at = time.monotonic()

    def get(self, currency):
        if time.monotonic() - self._loaded_at > MAX_AGE:
            self.reload()
        return self._rates[currency]


rates = Rates()


@after_restore
def reload_rates():
    rates.reload()


def total(items, currency):
    """The price in hundredths of the currency."""
    cents = sum(PRICES[article] * count for article, count in items.items())
    return round(cents * rates.get(currency))
