"""The loop waits for messages until the worker ends."""
import uuid

from kafka import KafkaConsumer


def main():
    consumer = KafkaConsumer("orders", bootstrap_servers="kafka:9092")  # warning: connection-in-snapshot
    worker = uuid.uuid4().hex  # expect: unique-id-in-snapshot
    for message in consumer:
        print(worker, message.value)


if __name__ == "__main__":
    main()
