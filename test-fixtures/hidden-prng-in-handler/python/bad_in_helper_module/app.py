from tickets.numbers import next_number


def lambda_handler(event, context):
    return {"ticket": next_number(event["gate"]), "holder": event["holder"]}
