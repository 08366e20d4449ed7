"""cuid: a fingerprint of the host and a counter."""
import cuid
from aws_lambda_powertools.event_handler import APIGatewayRestResolver

app = APIGatewayRestResolver()


@app.post("/notes")
def create_note():
    note = app.current_event.json_body
    note_id = cuid.cuid()  # expect: stateful-id-generator
    return {"id": note_id, "title": note["title"]}


def lambda_handler(event, context):
    return app.resolve(event, context)
