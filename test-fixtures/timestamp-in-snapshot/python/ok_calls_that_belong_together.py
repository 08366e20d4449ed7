"""A helper fills whatever list it gets: the time goes into the list of the caller that hands it over."""
import time

NAMES = []


def put(items, value):
    items.append(value)


def warm_up():
    marks = []
    put(marks, time.time())
    print(marks)


put(NAMES, "orders")
warm_up()


def handler(event, context):
    return NAMES
