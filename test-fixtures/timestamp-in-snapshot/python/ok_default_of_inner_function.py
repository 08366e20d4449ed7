"""The inner function and its default are gone when the outer one returns."""
import datetime


def century_pattern():
    def years(now=(datetime.datetime.now(), 3)):
        return f"{now[1]}[0-9]"

    return years()


class Century:
    pattern = None


def update():
    def years(now=(datetime.datetime.now(), 3)):
        return f"{now[1]}[0-9]"

    Century.pattern = len(years())


update()
PATTERN = len(century_pattern())


def lambda_handler(event, context):
    return PATTERN, Century.pattern
