import uuid


class Exporter:
    """Options are in a class of their own, as in many frameworks."""

    class Meta:
        format = "csv"
        writer = uuid.uuid4().hex  # expect: unique-id-in-snapshot

    def path(self, name):
        return f"exports/{self.Meta.writer}/{name}.{self.Meta.format}"


def lambda_handler(event, context):
    return {"path": Exporter().path(event["name"])}
