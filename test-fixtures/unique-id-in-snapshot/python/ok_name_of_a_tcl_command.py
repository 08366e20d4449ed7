"""The random name is that of a command in the Tcl interpreter of this process."""
import uuid

COMMAND = "blit_" + uuid.uuid4().hex  # note: unique-id-in-snapshot


def blit(photo, key):
    photo.tk.createcommand(COMMAND, print)
    photo.tk.call(COMMAND, key)


def lambda_handler(event, context):
    blit(event["photo"], event["key"])
