"""A frozen class sets its own fields past its own lock."""
import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class Context:
    stage: str
    run: str = ""

    def __post_init__(self):
        object.__setattr__(self, "run", uuid.uuid4().hex)  # expect: unique-id-in-snapshot


CONTEXT = Context("prod")


def lambda_handler(event, context):
    return {"stage": CONTEXT.stage, "run": CONTEXT.run}
