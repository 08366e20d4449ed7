"""Trace ids from OpenTelemetry's default generator, which draws from the random module."""
from opentelemetry.sdk.trace.id_generator import RandomIdGenerator


def start_span(name):
    trace_id = RandomIdGenerator().generate_trace_id()  # expect: stateful-id-generator
    return {"name": name, "trace_id": f"{trace_id:032x}", "attributes": {}}
