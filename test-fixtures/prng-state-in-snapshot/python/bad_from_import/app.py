from randomness import RNG


def lambda_handler(event, context):
    return {"seat": RNG.choice(event["freeSeats"])}
