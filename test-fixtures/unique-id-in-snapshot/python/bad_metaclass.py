"""A metaclass gives each class, and those below it, something of their own when they are defined."""
import uuid


class Registered(type):
    def __new__(mcs, name, bases, namespace):
        cls = super().__new__(mcs, name, bases, namespace)
        cls.key = uuid.uuid4().hex  # expect: unique-id-in-snapshot
        return cls

    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        cls.tag = uuid.uuid1().hex  # expect: unique-id-in-snapshot


class Worker(metaclass=Registered):
    pass


class Mailer(Worker):
    pass


def lambda_handler(event, context):
    return {"key": Mailer.key, "tag": Worker.tag}
