"""A bot: its listeners run for each message."""
import random

from slack_bolt import App
from slack_bolt.adapter.aws_lambda import SlackRequestHandler

app = App(process_before_response=True)


@app.command("/ticket")
def ticket(ack, respond, body):
    number = random.randint(100000, 999999)  # expect: hidden-prng-in-handler
    ack()
    respond(f"Your ticket is {number}")


def handler(event, context):
    return SlackRequestHandler(app=app).handle(event, context)
