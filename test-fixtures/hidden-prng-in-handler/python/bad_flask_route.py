import random

from flask import Flask, jsonify, request

app = Flask(__name__)
QUESTIONS = [{"id": number, "text": f"Question {number}"} for number in range(1, 101)]


@app.get("/quiz")
def quiz():
    count = min(int(request.args.get("count", 5)), 20)
    return jsonify(random.sample(QUESTIONS, count))  # expect: hidden-prng-in-handler


@app.get("/questions/<int:number>")
def question(number):
    return jsonify(QUESTIONS[number - 1])
