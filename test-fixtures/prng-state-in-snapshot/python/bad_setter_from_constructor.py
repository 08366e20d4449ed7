"""The generator reaches its field through a setter that the constructor calls."""
import random


class PasswordlessLogin:
    digits = 6

    def __init__(self):
        self.set_rng(random.Random())  # expect: prng-state-in-snapshot

    def set_rng(self, rng):
        self._rng = rng

    def code(self):
        return "".join(str(self._rng.randrange(10)) for _ in range(self.digits))


login = PasswordlessLogin()


def lambda_handler(event, context):
    return {"user": event["user"], "code": login.code()}
