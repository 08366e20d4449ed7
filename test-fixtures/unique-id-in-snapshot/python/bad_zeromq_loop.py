"""A worker of ZeroMQ that takes what the others push."""
import uuid

import zmq


def main():
    context = zmq.Context()
    jobs = context.socket(zmq.PULL)
    jobs.bind("tcp://*:5557")  # expect: connection-in-snapshot
    worker = uuid.uuid4().hex  # expect: unique-id-in-snapshot
    while True:
        job = jobs.recv_json()
        print(worker, job["id"])


if __name__ == "__main__":
    main()
