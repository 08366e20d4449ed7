"""The hook gives the random module a new seed, from which the trace ids are drawn."""
import random

from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from snapshot_restore_py import register_after_restore

trace.set_tracer_provider(TracerProvider())
tracer = trace.get_tracer(__name__)


@register_after_restore
def reseed():
    random.seed()


def lambda_handler(event, context):
    with tracer.start_as_current_span("order"):
        return {"ok": True}
