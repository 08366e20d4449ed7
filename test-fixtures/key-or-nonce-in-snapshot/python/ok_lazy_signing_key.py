import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


class TokenIssuer:
    """The key is made for the first token, which is asked for after the restore."""

    def __init__(self, issuer):
        self.issuer = issuer
        self._key = None

    def issue(self, subject, expires):
        if self._key is None:
            self._key = Ed25519PrivateKey.generate()
        return jwt.encode({"iss": self.issuer, "sub": subject, "exp": expires}, self._key, algorithm="EdDSA")


issuer = TokenIssuer("https://login.example.com")


def lambda_handler(event, context):
    return {"token": issuer.issue(event["user"], event["expires"])}
