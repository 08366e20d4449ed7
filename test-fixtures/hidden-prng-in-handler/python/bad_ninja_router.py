"""Django Ninja, BlackSheep, Robyn and Strawberry: functions for requests."""
import random

import strawberry
from blacksheep import Application
from ninja import Router
from robyn import Robyn

router = Router()
carts = Application()
links = Robyn(__file__)


@router.post("/orders")
def order(request):
    return {"number": random.randrange(10**9)}  # expect: hidden-prng-in-handler


@carts.router.post("/carts")
async def cart():
    return {"cart": random.randrange(10**9)}  # expect: hidden-prng-in-handler


@links.post("/links")
async def link(request):
    return {"link": random.randrange(10**9)}  # expect: hidden-prng-in-handler


@strawberry.type
class Query:
    @strawberry.field
    def ticket(self) -> int:
        return random.randrange(10**9)  # expect: hidden-prng-in-handler
