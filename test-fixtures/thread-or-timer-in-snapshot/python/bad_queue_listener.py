import logging
import logging.handlers
import queue

records = queue.SimpleQueue()
listener = logging.handlers.QueueListener(records, logging.StreamHandler())
listener.start()  # expect: thread-or-timer-in-snapshot

log = logging.getLogger("shipping")
log.addHandler(logging.handlers.QueueHandler(records))


def lambda_handler(event, context):
    log.warning("parcel %s is late", event["parcel"])
    return {"parcel": event["parcel"]}
