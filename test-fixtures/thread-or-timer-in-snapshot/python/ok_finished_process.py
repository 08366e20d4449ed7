"""A command that has ended before the snapshot leaves its output only."""
import subprocess

VERSION = subprocess.run(["/opt/bin/pandoc", "--version"], capture_output=True, text=True, check=True).stdout.split()[1]


def lambda_handler(event, context):
    converted = subprocess.run(
        ["/opt/bin/pandoc", "--from", "markdown", "--to", "html"],
        input=event["text"], capture_output=True, text=True, check=True, timeout=20,
    )
    return {"html": converted.stdout, "pandoc": VERSION}
