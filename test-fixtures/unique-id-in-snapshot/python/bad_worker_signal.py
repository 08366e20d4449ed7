"""A Celery worker that names itself when it starts."""
import uuid

from celery import Celery
from celery.signals import worker_init

app = Celery("billing", broker="redis://queue/0")
WORKER = None


@worker_init.connect
def name_worker(**options):
    global WORKER
    WORKER = "billing-" + uuid.uuid4().hex[:8]  # expect: unique-id-in-snapshot


@app.task
def charge(order):
    return {"order": order, "by": WORKER}
