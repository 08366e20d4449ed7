"""A worker that waits for jobs in a list of Redis."""
import json
import os
import uuid

import redis

jobs = redis.Redis.from_url(os.environ["REDIS_URL"])


def run():
    name = uuid.uuid4().hex  # expect: unique-id-in-snapshot
    jobs.sadd("workers", name)  # expect: connection-in-snapshot
    while True:
        _, job = jobs.blpop("jobs")
        jobs.hset("done", json.loads(job)["id"], name)


if __name__ == "__main__":
    run()
