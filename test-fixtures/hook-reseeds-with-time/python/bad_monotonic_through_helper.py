import random
import time

import snapshot_restore_py

generator = random.Random()


def fresh_seed():
    return f"restore-{time.monotonic_ns()}"


def after_restore():
    generator.seed(fresh_seed())  # expect: hook-reseeds-with-time


snapshot_restore_py.register_after_restore(after_restore)


def handler(event, context):
    code = "".join(generator.choice("0123456789") for _ in range(6))
    return {"code": code, "phone": event["phone"]}
