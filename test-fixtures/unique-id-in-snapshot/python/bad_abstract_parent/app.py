import logging

from base import Consumer

logger = logging.getLogger(__name__)


class InvoiceConsumer(Consumer):
    def __init__(self):
        super().__init__("invoices")
        self.seen = 0

    def consume(self, record):
        self.seen += 1
        logger.info("%s took %s", self.member_id, record["messageId"])


CONSUMER = InvoiceConsumer()


def lambda_handler(event, context):
    for record in event["Records"]:
        CONSUMER.consume(record)
    return CONSUMER.describe()
