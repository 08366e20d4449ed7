"""The type is named, no generator is made before the first request."""
from __future__ import annotations

import random
from typing import TYPE_CHECKING, Optional

if TYPE_CHECKING:
    from numpy.random import Generator

_generator: Optional[random.Random] = None


def pick(items: list[str], rng: random.Random | Generator) -> str:
    return rng.choice(items)


def lambda_handler(event, context):
    global _generator
    if _generator is None:
        _generator = random.Random()
    return {"pick": pick(event["items"], _generator)}
