import uuid

from lease.client import Election

NAMES = [str(uuid.uuid4()) for _ in range(2)]
for name in NAMES:
    print(Election("demo", name).run())
