"""The attribute is set when the request is served, and that of an inner function goes with it."""
import uuid


def instance():
    return instance.name


instance.name = None


def describe(order):
    def label():
        return label.text

    label.text = uuid.uuid4().hex + order
    return label()


def lambda_handler(event, context):
    instance.name = uuid.uuid4().hex
    return {"instance": instance(), "label": describe(event["order"])}
