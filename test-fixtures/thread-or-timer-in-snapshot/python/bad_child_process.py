"""A helper process that was started at import."""
import subprocess

converter = subprocess.Popen(["/opt/bin/unoserver", "--port", "2002"])  # expect: thread-or-timer-in-snapshot


def lambda_handler(event, context):
    running = converter.poll() is None
    target = event["document"].rsplit(".", 1)[0] + ".pdf"
    return {"running": running, "target": target}
