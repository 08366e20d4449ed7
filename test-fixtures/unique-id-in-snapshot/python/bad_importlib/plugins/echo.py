def run(payload):
    return {"echo": payload}
