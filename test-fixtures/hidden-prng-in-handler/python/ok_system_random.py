from random import SystemRandom

from flask import Flask, jsonify, request

app = Flask(__name__)
random = SystemRandom()
QUESTIONS = [{"id": number, "text": f"Question {number}"} for number in range(1, 101)]


@app.get("/quiz")
def quiz():
    """The name says random, the object is the kernel's generator."""
    count = min(int(request.args.get("count", 5)), 20)
    return jsonify(random.sample(QUESTIONS, count))
