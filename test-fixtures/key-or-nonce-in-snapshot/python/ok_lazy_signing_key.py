import base64

from nacl.signing import SigningKey


class TokenIssuer:
    """The key is made for the first token, which is asked for after the restore; libsodium asks the kernel."""

    def __init__(self, issuer):
        self.issuer = issuer
        self._key = None

    def issue(self, subject, expires):
        if self._key is None:
            self._key = SigningKey.generate()
        claims = f"{self.issuer}|{subject}|{expires}".encode()
        return base64.urlsafe_b64encode(self._key.sign(claims)).decode()


issuer = TokenIssuer("https://login.example.com")


def lambda_handler(event, context):
    return {"token": issuer.issue(event["user"], event["expires"])}
