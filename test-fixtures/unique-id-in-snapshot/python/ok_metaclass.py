"""No class of this program is made with the metaclass before the snapshot."""
import uuid


class Registered(type):
    def __new__(mcs, name, bases, namespace):
        cls = super().__new__(mcs, name, bases, namespace)
        cls.key = uuid.uuid4().hex
        return cls


class Plain(type):
    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        cls.table = name.lower()


class Order(metaclass=Plain):
    pass


def lambda_handler(event, context):
    class Passing(metaclass=Registered):
        pass

    return {"key": Passing.key, "table": Order.table}
