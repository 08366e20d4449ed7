"""Too far away: the comment belongs to the statement below it."""
import random

# expect: unused-suppression
# snapcheck: ignore[prng-state-in-snapshot] only picks the colour of a banner
COLOURS = ["teal", "coral", "amber"]

rng = random.Random()  # expect: prng-state-in-snapshot


def lambda_handler(event, context):
    return {"colour": rng.choice(COLOURS), "text": event["text"]}
