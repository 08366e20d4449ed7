"""What the service is told by its environment."""
import os
from dataclasses import dataclass


@dataclass
class Settings:
    gateway_host: str
    session_token: str


def load_settings():
    return Settings(
        gateway_host="gateway.example.com",
        session_token=os.environ.get("AWS_SESSION_TOKEN", ""),  # expect: credential-in-snapshot
    )
