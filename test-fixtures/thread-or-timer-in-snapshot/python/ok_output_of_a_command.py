"""A command whose output is read to its end is over."""
import os

THEME = os.popen("gsettings get org.gnome.desktop.interface icon-theme").read().strip()
with os.popen("git rev-parse HEAD") as pipe:
    REVISION = pipe.read()


def lambda_handler(event, context):
    return {"theme": THEME, "revision": REVISION}
