"""Its handlers are registered by calls, and who starts it is not here; it reads a command line all the same."""
import argparse
import uuid

from flask import Flask

app = Flask(__name__)
INSTANCE = str(uuid.uuid4())  # expect: unique-id-in-snapshot


def index():
    return INSTANCE


app.add_url_rule("/", view_func=index)

if __name__ == "__main__":
    argparse.ArgumentParser(description="start it with gunicorn web:app").parse_args()
