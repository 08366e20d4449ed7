"""Imported for its effect: asks for the rates that are wanted most."""
from rates import current

CURRENCIES = ("EUR", "USD", "GBP")

for currency in CURRENCIES:
    current(currency)
