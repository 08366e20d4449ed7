import uuid

SESSION_ID = uuid.uuid4().hex
