import random
import uuid


class Banner:
    # snapcheck: ignore[prng-state-in-snapshot] the colour may repeat
    _rng = random.Random()

    def __init__(self, text):
        self.key = uuid.uuid4().hex
        self.text = text

    def render(self):
        return {"key": self.key, "text": self.text, "colour": self._rng.choice(["teal", "coral", "amber"])}


def lambda_handler(event, context):
    return Banner(event["text"]).render()
