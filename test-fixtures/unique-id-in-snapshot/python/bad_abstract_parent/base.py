"""Base class of all consumers; the id is assigned in the abstract parent."""
import abc
import uuid


class Consumer(abc.ABC):
    def __init__(self, topic):
        self.topic = topic
        self.member_id = f"{topic}-{uuid.uuid4()}"  # expect: unique-id-in-snapshot

    @abc.abstractmethod
    def consume(self, record):
        """Handle one record."""

    def describe(self):
        return {"topic": self.topic, "member": self.member_id}
