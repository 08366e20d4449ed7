import os
from dataclasses import dataclass, field


@dataclass
class Worker:
    name: str
    claimed: list = field(default_factory=list)

    def claim(self, jobs):
        mine = [job for job in jobs if job not in self.claimed]
        self.claimed.extend(mine)
        return mine


def current_worker(role):
    return Worker(f"{role}@{os.uname().nodename}")


WORKER = current_worker("encoder")  # expect: host-identity-in-snapshot
