"""The one object of a class, which its __new__ makes and fills."""
import os
import uuid


class Vault:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.master = os.urandom(32)  # expect: key-or-nonce-in-snapshot
        return cls._instance


class Session:
    def __new__(cls, user):
        session = object.__new__(cls)
        session.user = user
        session.secret = os.urandom(16)  # expect: key-or-nonce-in-snapshot
        return session


VAULT = Vault()
SYSTEM = Session("system")


def lambda_handler(event, context):
    session = Session(event["user"])
    return {"key": VAULT.master.hex(), "system": SYSTEM.secret.hex(), "mine": session.secret.hex(), "id": uuid.uuid4().hex}
