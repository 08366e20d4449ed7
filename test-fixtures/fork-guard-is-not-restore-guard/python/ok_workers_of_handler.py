"""A process pool of the handler seeds its own workers."""
import random
from concurrent.futures import ProcessPoolExecutor

_worker_rng = None


def _init_worker():
    global _worker_rng
    _worker_rng = random.Random()


def simulate(steps):
    return sum(_worker_rng.gauss(0, 1) for _ in range(steps))


def lambda_handler(event, context):
    with ProcessPoolExecutor(max_workers=2, initializer=_init_worker) as pool:
        return {"results": list(pool.map(simulate, [event["steps"]] * event["runs"]))}
