"""A log file for each job: opened and closed while the job runs."""
import logging

from flask import Flask

app = Flask(__name__)


@app.post("/jobs/<name>")
def run(name):
    log = logging.getLogger(f"jobs.{name}")
    handler = logging.FileHandler(f"/var/log/jobs/{name}.log")
    log.addHandler(handler)
    try:
        log.info("started")
    finally:
        log.removeHandler(handler)
        handler.close()
    return name
