import os

_claimed = set()


def current_worker(role):
    node = os.uname().nodename
    return f"{role}@{node}"


WORKER = current_worker("encoder")  # expect: host-identity-in-snapshot


def claim(jobs):
    mine = [f"{WORKER}/{job}" for job in jobs if job not in _claimed]
    _claimed.update(jobs)
    return mine
