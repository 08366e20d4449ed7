import random

import lifecycle

WORDS = ("amber", "basil", "cedar", "delta", "ember", "fjord", "grove", "haze")


def lambda_handler(event, context):
    name = "-".join(random.choice(WORDS) for _ in range(3))
    return {"room": name, "restores": lifecycle.restores}
