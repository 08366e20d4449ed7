import uuid


def new_name(role):
    return f"{role}-{uuid.uuid4().hex[:8]}"
