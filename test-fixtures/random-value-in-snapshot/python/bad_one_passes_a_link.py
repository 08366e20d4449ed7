"""One of the styles that are made at the start has a link."""
import random


class Style:
    def __init__(self, color, link=None, target=None):
        self.color = color
        self.link_id = f"{random.randint(0, 999999)}" if (link or target) else ""  # expect: random-value-in-snapshot


INFO = Style("blue")
HELP = Style("green", target="https://example.com/help")


def lambda_handler(event, context):
    return {"info": INFO.color, "help": HELP.link_id}
