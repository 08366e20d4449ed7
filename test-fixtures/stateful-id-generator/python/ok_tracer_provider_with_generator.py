"""An id generator of the program's own, which asks the operating system."""
import secrets

from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.id_generator import IdGenerator


class SystemIds(IdGenerator):
    def generate_span_id(self) -> int:
        return secrets.randbits(64)

    def generate_trace_id(self) -> int:
        return secrets.randbits(128)


trace.set_tracer_provider(TracerProvider(id_generator=SystemIds()))
tracer = trace.get_tracer(__name__)


def lambda_handler(event, context):
    with tracer.start_as_current_span("order"):
        return {"ok": True}
