"""What a generated constructor runs at its end: of dataclasses, attrs and pydantic models, inherited ones too."""
import uuid
from dataclasses import InitVar, dataclass
from typing import Any, Optional

import attr
from pydantic import BaseModel


@dataclass
class Worker:
    mode: str = "auto"
    name: Optional[str] = None

    def __post_init__(self):
        if self.name is None:
            self.name = uuid.uuid4().hex  # expect: unique-id-in-snapshot


@dataclass
class Consumer(Worker):
    topic: str = "orders"


@attr.s
class Session:
    ident = attr.ib(default="")

    def __attrs_post_init__(self):
        self.ident = str(uuid.uuid4())  # expect: unique-id-in-snapshot


class Node(BaseModel):
    region: str = "eu"

    def model_post_init(self, context: Any) -> None:
        self._ident = uuid.uuid4().hex  # expect: unique-id-in-snapshot


@dataclass
class Tag:
    kind: str
    seed: InitVar[str]

    def __post_init__(self, seed):
        self.text = "t-" + seed


class Shard(Worker):
    def __init__(self, number):
        super().__init__()
        self.number = number


CONSUMER = Consumer()
SESSION = Session()
NODE = Node()
TAG = Tag("order", str(uuid.uuid4()))  # expect: unique-id-in-snapshot
SHARD = Shard(3)


def lambda_handler(event, context):
    return {"consumer": CONSUMER.name, "session": SESSION.ident, "node": NODE._ident, "tag": TAG.text, "shard": SHARD.name}
