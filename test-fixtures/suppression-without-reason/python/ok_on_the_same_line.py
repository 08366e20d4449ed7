import random

from flask import Flask, jsonify

app = Flask(__name__)
colours = random.Random()  # snapcheck: ignore[prng-state-in-snapshot] only picks the colour of a banner


@app.get("/banner")
def banner():
    return jsonify(colour=colours.choice(["teal", "coral", "amber"]))
