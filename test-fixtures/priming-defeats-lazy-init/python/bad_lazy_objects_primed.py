"""The warm-up asks all of them: one by one, in a loop, or through a function that gets the object."""
import uuid


class Lazy:
    def __init__(self, make):
        self._make = make
        self._value = None

    def get(self):
        if self._value is None:
            self._value = self._make()  # expect: priming-defeats-lazy-init
        return self._value


class Cell:
    def __init__(self, make):
        self._make = make
        self._value = None

    def value(self):
        if self._value is None:
            self._value = self._make()  # expect: priming-defeats-lazy-init
        return self._value


NAME = Lazy(lambda: "orders")
INSTANCE = Lazy(lambda: uuid.uuid4().hex)
REGION = Cell(lambda: "eu")
SESSION = Cell(lambda: uuid.uuid4().hex)


def ask(lazy):
    return lazy.get()


ask(NAME)
ask(INSTANCE)
for cell in (REGION, SESSION):
    cell.value()


def lambda_handler(event, context):
    return [NAME.get(), INSTANCE.get(), REGION.value(), SESSION.value()]
