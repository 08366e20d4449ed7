"""The life-cycle calls of the platform."""
from flask import Blueprint

import identity

hooks = Blueprint("hooks", __name__)


@hooks.post("/run")
def run():
    identity.renew()
    return "", 200
