"""A library: that objects can be called with something named request makes no server of it."""
import uuid

SEPARATOR = uuid.uuid4().hex  # expect: unique-id-in-snapshot


class Completion:
    def __call__(self, request):
        return [word for word in request.words if word.startswith(request.text)]


def multipart(parts):
    return ("--" + SEPARATOR).join(parts)
