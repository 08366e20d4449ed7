# snapcheck-args: --platform firecracker
import logging

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

log = logging.getLogger(__name__)


class CertificateDesk:
    """Issues a device key on request."""

    def __init__(self, bits):
        self.bits = bits

    def new_key(self):
        return rsa.generate_private_key(public_exponent=65537, key_size=self.bits)  # expect: userspace-csprng


DESK = CertificateDesk(3072)


def handler(event, context):
    key = DESK.new_key()
    log.info("key for %s", event["device"])
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return {"device": event["device"], "key": pem.decode()}
