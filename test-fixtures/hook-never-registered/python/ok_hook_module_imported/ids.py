import uuid

instance_id = uuid.uuid4().hex
