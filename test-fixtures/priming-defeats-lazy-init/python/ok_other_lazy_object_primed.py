"""One class for all that is made on first use: only the name is asked before the snapshot."""
import uuid


class Lazy:
    def __init__(self, make):
        self._make = make
        self._value = None

    def get(self):
        if self._value is None:
            self._value = self._make()
        return self._value


def new_id():
    return uuid.uuid4().hex


class Service:
    def __init__(self):
        self.title = Lazy(lambda: "orders")
        self.session = Lazy(new_id)

    def warm_up(self):
        return self.title.get()


NAME = Lazy(lambda: "orders")
INSTANCE = Lazy(lambda: new_id())
SERVICE = Service()
print(NAME.get(), SERVICE.warm_up())


def lambda_handler(event, context):
    return [NAME.get(), INSTANCE.get(), SERVICE.session.get()]
