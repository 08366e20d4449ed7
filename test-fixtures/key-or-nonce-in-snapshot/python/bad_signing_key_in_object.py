import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


class TokenIssuer:
    """Signs short-lived tokens with a key that is made when the issuer is made."""

    def __init__(self, issuer):
        self.issuer = issuer
        self._key = Ed25519PrivateKey.generate()  # expect: key-or-nonce-in-snapshot

    def issue(self, subject, expires):
        return jwt.encode({"iss": self.issuer, "sub": subject, "exp": expires}, self._key, algorithm="EdDSA")


issuer = TokenIssuer("https://login.example.com")


def lambda_handler(event, context):
    return {"token": issuer.issue(event["user"], event["expires"])}
