from sampling.random import choice


def lambda_handler(event, context):
    return {"host": choice(event["hosts"], event["clientIp"])}
