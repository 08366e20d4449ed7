"""The id is what a remote call gets; as the name of a Tcl command it serves besides."""
import uuid

SESSION = "session_" + uuid.uuid4().hex  # expect: unique-id-in-snapshot
COMMAND = "blit_" + uuid.uuid4().hex  # expect: unique-id-in-snapshot


def blit(photo, key):
    photo.tk.createcommand(COMMAND, print)
    photo.tk.call(COMMAND, key)


def lambda_handler(event, context):
    remote = event["remote"]
    remote.call(SESSION, event["key"])
    blit(event["photo"], event["key"])
    return {"command": COMMAND}
