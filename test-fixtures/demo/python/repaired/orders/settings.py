"""What the service is told by its environment."""
import os
from dataclasses import dataclass


@dataclass
class Settings:
    gateway_host: str

    def session_token(self):
        """Short-lived: to be read for each request."""
        return os.environ.get("AWS_SESSION_TOKEN", "")


def load_settings():
    return Settings(gateway_host="gateway.example.com")
