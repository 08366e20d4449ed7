"""Django makes each class of MIDDLEWARE once, from its name."""
import random
import uuid


class ExperimentMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.rng = random.Random()  # expect: prng-state-in-snapshot

    def __call__(self, request):
        request.arm = request.COOKIES.get("arm") or str(self.rng.randrange(1000))
        request.id = uuid.uuid4().hex
        return self.get_response(request)
