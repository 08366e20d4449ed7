import randomness


def lambda_handler(event, context):
    """The module's attribute is looked up at every request."""
    rng = randomness.rng
    return {"seat": rng.choice(event["freeSeats"])}
