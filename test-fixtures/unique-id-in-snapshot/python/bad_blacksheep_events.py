"""BlackSheep's events take handlers with += and as decorators; controllers are made for each request."""
import uuid

from blacksheep import Application, get
from blacksheep.server.controllers import Controller
from blacksheep.server.controllers import get as get_of_controller

app = Application()
node = None
run = None


async def configure(application):
    global node
    node = uuid.uuid4().hex  # expect: unique-id-in-snapshot


app.on_start += configure


@app.after_start
async def begin(application):
    global run
    run = uuid.uuid4().hex  # expect: unique-id-in-snapshot


@get("/status")
def status():
    return {"node": node, "run": run}


class Tickets(Controller):
    def __init__(self):
        self.session = uuid.uuid4().hex

    @get_of_controller("/ticket")
    def ticket(self):
        return self.session
