import shelve

from flask import Flask, jsonify

app = Flask(__name__)
store = shelve.open("/mnt/efs/sessions")  # expect: open-file-in-snapshot


@app.get("/sessions/<key>")
def session(key):
    return jsonify(store.get(key))
