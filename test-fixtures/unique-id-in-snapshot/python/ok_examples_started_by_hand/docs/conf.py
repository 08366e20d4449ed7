import uuid

project = "lease"
release = "dev-" + uuid.uuid4().hex
