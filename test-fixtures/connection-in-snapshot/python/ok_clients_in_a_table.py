"""Clients that connect on first use, in tables and on an application: `get`, `pop` and `items` are the table's own methods, and
`@app.get` is the application's."""
import redis
from flask import Flask

SHARDS = {}
SHARDS["eu"] = redis.Redis(host="eu")
SHARDS["us"] = redis.Redis(host="us")
HOSTS = []
HOSTS.append(SHARDS.get("eu"))
for name, shard in SHARDS.items():
    print(name)
SHARDS.pop("us", None)

app = Flask(__name__)
app.sessions = redis.Redis(host="sessions")


@app.get("/orders")
def orders():
    return str(app.sessions.get("orders")) + str(SHARDS["eu"].get("orders"))
