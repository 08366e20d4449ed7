# snapcheck-args: --platform firecracker
"""An ephemeral key for an ECDH exchange, made by OpenSSL."""
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def lambda_handler(event, context):
    peer = serialization.load_pem_public_key(event["publicKey"].encode())
    ephemeral = ec.generate_private_key(ec.SECP256R1())  # expect: userspace-csprng
    shared = ephemeral.exchange(ec.ECDH(), peer)
    key = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"envelope").derive(shared)
    public = ephemeral.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return {"publicKey": public.decode(), "check": key[:2].hex()}
