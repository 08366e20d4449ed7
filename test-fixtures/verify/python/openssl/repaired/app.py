"""Session cookies from the kernel."""
import os


def handler(event, context):
    return {"cookie": os.urandom(16).hex()}
