import uuid

_worker = None


def worker():
    global _worker
    _worker = _worker or f"worker-{uuid.uuid4().hex[:8]}"  # expect: priming-defeats-lazy-init
    return _worker
