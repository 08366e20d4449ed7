from chalice import Blueprint

blueprint = Blueprint(__name__)


@blueprint.on_sqs_message(queue="library-events", batch_size=10)
def handle_events(event):
    return {"seen": [record.body for record in event]}
