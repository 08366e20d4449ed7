"""Kombu: run() of a mixin waits for messages, and calls the methods of the worker."""
import os

import psycopg2
from kombu import Connection, Queue
from kombu.mixins import ConsumerMixin


class Billing(ConsumerMixin):
    def __init__(self, connection):
        self.connection = connection
        self.database = psycopg2.connect(os.environ["DATABASE_URL"])  # expect: connection-in-snapshot

    def get_consumers(self, Consumer, channel):
        return [Consumer(queues=[Queue("orders")], callbacks=[self.on_order])]

    def on_order(self, body, message):
        with self.database.cursor() as cursor:
            cursor.execute("insert into bills values (%s)", (body["id"],))
        self.database.commit()
        message.ack()


if __name__ == "__main__":
    with Connection(os.environ["AMQP_URL"]) as connection:
        Billing(connection).run()
