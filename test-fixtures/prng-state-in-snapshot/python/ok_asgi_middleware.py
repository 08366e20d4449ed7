"""The object of the middleware asks the operating system for each request."""
import random
import time

from starlette.applications import Starlette
from starlette.middleware import Middleware


class SampleMiddleware:
    def __init__(self, app, rate):
        self.app = app
        self.rate = rate
        self.rng = random.SystemRandom()

    async def __call__(self, scope, receive, send):
        scope["sampled"] = self.rng.random() < self.rate
        scope["begun"] = time.monotonic()
        await self.app(scope, receive, send)


app = Starlette(middleware=[Middleware(SampleMiddleware, rate=0.1)])
