"""A workflow engine in memory: enumerations, transition tables, frozen dataclasses, locks, an event log per run."""
from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import threading
import typing
import uuid
from collections import deque


class State(enum.Enum):
    NEW = "new"
    APPROVED = "approved"
    SHIPPED = "shipped"
    CLOSED = "closed"
    CANCELLED = "cancelled"

    @property
    def final(self):
        return self in (State.CLOSED, State.CANCELLED)


class Event(enum.Flag):
    APPROVE = enum.auto()
    SHIP = enum.auto()
    DELIVER = enum.auto()
    CANCEL = enum.auto()


TRANSITIONS: dict[tuple[State, Event], State] = {
    (State.NEW, Event.APPROVE): State.APPROVED,
    (State.APPROVED, Event.SHIP): State.SHIPPED,
    (State.SHIPPED, Event.DELIVER): State.CLOSED,
    (State.NEW, Event.CANCEL): State.CANCELLED,
    (State.APPROVED, Event.CANCEL): State.CANCELLED,
}
ALLOWED = {state: [event for (s, event) in TRANSITIONS if s is state] for state in State}
SLA = {State.NEW: dt.timedelta(hours=4), State.APPROVED: dt.timedelta(days=1), State.SHIPPED: dt.timedelta(days=5)}

Listener = typing.Callable[["Run", State, State], None]


class NotAllowed(ValueError):
    pass


@dataclasses.dataclass(frozen=True)
class Entry:
    at: dt.datetime
    event: Event
    actor: str


@dataclasses.dataclass
class Run:
    subject: str
    run_id: uuid.UUID = dataclasses.field(default_factory=uuid.uuid4)
    state: State = State.NEW
    log: deque = dataclasses.field(default_factory=lambda: deque(maxlen=200))
    changed_at: dt.datetime | None = None

    def overdue(self, now: dt.datetime) -> bool:
        limit = SLA.get(self.state)
        return bool(limit and self.changed_at and now - self.changed_at > limit)


class Engine:
    def __init__(self, clock: typing.Callable[[], dt.datetime]):
        self._clock = clock
        self._runs: dict[uuid.UUID, Run] = {}
        self._listeners: list[Listener] = []
        self._lock = threading.RLock()

    def subscribe(self, listener: Listener) -> Listener:
        self._listeners.append(listener)
        return listener

    def start(self, subject: str) -> Run:
        run = Run(subject, changed_at=self._clock())
        with self._lock:
            self._runs[run.run_id] = run
        return run

    def fire(self, run_id: uuid.UUID, event: Event, actor: str) -> Run:
        with self._lock:
            run = self._runs[run_id]
            target = TRANSITIONS.get((run.state, event))
            if target is None:
                raise NotAllowed(f"{event.name} in {run.state.value}")
            previous, run.state, run.changed_at = run.state, target, self._clock()
            run.log.append(Entry(run.changed_at, event, actor))
        for listener in self._listeners:
            listener(run, previous, target)
        return run

    def overdue(self) -> list[Run]:
        now = self._clock()
        return [run for run in self._runs.values() if not run.state.final and run.overdue(now)]


engine = Engine(clock=lambda: dt.datetime.now(dt.timezone.utc))


@engine.subscribe
def announce(run: Run, previous: State, current: State) -> None:
    print(f"{run.run_id}: {previous.value} -> {current.value}")


def lambda_handler(event, context):
    if event["action"] == "start":
        return {"run": str(engine.start(event["subject"]).run_id)}
    run = engine.fire(uuid.UUID(event["run"]), Event[event["event"].upper()], event["actor"])
    return {"state": run.state.value, "allowed": [allowed.name for allowed in ALLOWED[run.state]]}
