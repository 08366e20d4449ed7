"""Starlette gets the class and makes the object."""
import random

from starlette.applications import Starlette
from starlette.middleware import Middleware


class SampleMiddleware:
    def __init__(self, app, rate):
        self.app = app
        self.rate = rate
        self.rng = random.Random()  # expect: prng-state-in-snapshot

    async def __call__(self, scope, receive, send):
        scope["sampled"] = self.rng.random() < self.rate
        await self.app(scope, receive, send)


app = Starlette(middleware=[Middleware(SampleMiddleware, rate=0.1)])
