"""SystemRandom itself is safe to keep; a number drawn from it before the snapshot is not."""
import random

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver

app = APIGatewayHttpResolver()
_entropy = random.SystemRandom()
sequence_start = _entropy.randint(1, 10**9)  # expect: random-value-in-snapshot
_issued = 0


@app.post("/tickets")
def issue_ticket():
    global _issued
    _issued += 1
    return {"ticket": f"T{sequence_start + _issued}"}


def lambda_handler(event, context):
    return app.resolve(event, context)
