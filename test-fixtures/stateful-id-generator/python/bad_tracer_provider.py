"""OpenTelemetry's provider draws trace ids from the random module, and keeps the resource."""
import socket

from fastapi import FastAPI
from opentelemetry import trace
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider


def setup():
    resource = Resource.create({"service.name": "catalog", "host.name": socket.gethostname()})  # expect: host-identity-in-snapshot
    provider = TracerProvider(resource=resource)  # expect: stateful-id-generator
    trace.set_tracer_provider(provider)


setup()
tracer = trace.get_tracer(__name__)
app = FastAPI()


@app.get("/products/{sku}")
def product(sku: str):
    with tracer.start_as_current_span("product"):
        return {"sku": sku}
