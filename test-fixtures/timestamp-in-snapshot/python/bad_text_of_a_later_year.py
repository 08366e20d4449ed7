"""A library: the texts are those of the years from now on, and what comes is matched with them."""
import datetime
import re

NOW = datetime.datetime.now()  # expect: timestamp-in-snapshot
YEARS = {str(NOW.year + i) for i in range(3)}
YEAR = re.compile("|".join(sorted(YEARS)))


def is_current(text):
    return YEAR.match(text) is not None and text >= str(NOW.year)
