"""Nine calls lead from the import to the id: that all of them belong together is not certain."""
import uuid

BATCHES = []


def add_batch(orders):
    BATCHES.append((str(uuid.uuid4()), orders))  # note: unique-id-in-snapshot


def close_day(orders):
    add_batch(sorted(orders))


def read_lines(lines):
    close_day([line.strip() for line in lines])


def read_file(path):
    with open(path) as lines:
        read_lines(lines)


def read_folder(folder):
    read_file(folder + "/orders.txt")


def read_region(region):
    read_folder("/var/spool/" + region)


def read_regions(regions):
    for region in regions:
        read_region(region)


def read_country():
    read_regions(["north", "south"])


def load():
    read_country()


load()


def handler(event, context):
    return BATCHES
