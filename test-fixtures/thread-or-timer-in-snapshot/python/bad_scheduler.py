from apscheduler.schedulers.background import BackgroundScheduler
from flask import Flask, jsonify

app = Flask(__name__)
cleaned = []


def clean_up():
    cleaned.append(len(cleaned))


scheduler = BackgroundScheduler()
scheduler.add_job(clean_up, "interval", minutes=5)
scheduler.start()  # expect: thread-or-timer-in-snapshot


@app.get("/cleaned")
def show():
    return jsonify(runs=len(cleaned))
