"""APScheduler, taskiq and Huey: jobs run in a worker after its start."""
import random

from apscheduler.schedulers.blocking import BlockingScheduler
from huey import RedisHuey, crontab
from taskiq_redis import ListQueueBroker

huey = RedisHuey("coupons")
broker = ListQueueBroker("redis://localhost")


def coupons():
    return ["".join(random.choices("ABCDEFGHJKLMNPQRSTUVWXYZ", k=8)) for _ in range(20)]  # expect: hidden-prng-in-handler


@huey.periodic_task(crontab(hour="4"))
def nightly_code():
    return random.randint(0, 999999)  # expect: hidden-prng-in-handler


@broker.task
async def code():
    return random.randint(0, 999999)  # expect: hidden-prng-in-handler


scheduler = BlockingScheduler()
scheduler.add_job(coupons, "interval", hours=1)
if __name__ == "__main__":
    scheduler.start()
