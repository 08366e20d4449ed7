"""A round trip with a throw-away key proves at start-up that the library works."""
from cryptography.fernet import Fernet

PROBE = b"self check"


def check_cipher():
    key = Fernet.generate_key()
    cipher = Fernet(key)
    if cipher.decrypt(cipher.encrypt(PROBE)) != PROBE:
        raise RuntimeError("cipher is broken")


check_cipher()


def lambda_handler(event, context):
    return {"token": Fernet(event["key"].encode()).encrypt(event["text"].encode()).decode()}
