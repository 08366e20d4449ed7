import uuid

NAME = uuid.uuid4().hex[:8]
