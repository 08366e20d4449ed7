from game import Game


def lambda_handler(event, context):
    return {"starts": Game(event["players"]).first()}
