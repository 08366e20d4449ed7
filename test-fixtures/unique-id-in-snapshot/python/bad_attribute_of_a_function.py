"""A function is an object, and keeps its attributes as long as its module is there."""
import uuid


def instance():
    return instance.name


instance.name = "worker-" + uuid.uuid4().hex  # expect: unique-id-in-snapshot


def lambda_handler(event, context):
    return {"instance": instance()}
