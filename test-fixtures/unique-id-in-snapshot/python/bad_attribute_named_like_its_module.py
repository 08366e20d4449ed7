"""Until the class has a name, its body means what the module means by it."""
import time
import uuid

region = "eu-" + uuid.uuid4().hex  # expect: unique-id-in-snapshot


class Instance:
    uuid = uuid.uuid4().hex  # expect: unique-id-in-snapshot
    time = time.time()  # expect: timestamp-in-snapshot

    class Inner:
        region = region

    class Imported:
        import uuid

        label = uuid.uuid4().hex  # expect: unique-id-in-snapshot
        del uuid

    def age(self, now):
        return now - self.time


INSTANCE = Instance()


def lambda_handler(event, context):
    return {"instance": INSTANCE.uuid, "age": INSTANCE.age(event["now"]), "region": Instance.Inner.region,
            "label": Instance.Imported.label}
