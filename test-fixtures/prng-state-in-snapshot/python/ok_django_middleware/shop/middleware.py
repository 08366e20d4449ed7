"""A generator of the operating system, and times and ids of the request."""
import random
import time
import uuid


class ExperimentMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.rng = random.SystemRandom()

    def __call__(self, request):
        started = time.monotonic()
        request.arm = request.COOKIES.get("arm") or str(self.rng.randrange(1000))
        request.id = uuid.uuid4().hex
        response = self.get_response(request)
        response["X-Elapsed"] = f"{time.monotonic() - started:.3f}"
        return response
