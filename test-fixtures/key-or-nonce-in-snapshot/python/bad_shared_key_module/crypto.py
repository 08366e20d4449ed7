import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_cipher = AESGCM(AESGCM.generate_key(bit_length=256))  # expect: key-or-nonce-in-snapshot


def seal(text):
    nonce = os.urandom(12)
    return (nonce + _cipher.encrypt(nonce, text.encode(), None)).hex()
