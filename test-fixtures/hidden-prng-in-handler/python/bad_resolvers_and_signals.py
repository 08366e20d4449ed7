"""Functions that get to a framework as arguments: Strawberry's resolvers and context, Sanic's signals, Ninja's keys."""
import random

import strawberry
from fastapi import FastAPI
from ninja import Router
from ninja.security import APIKeyCookie
from sanic import Sanic
from sanic.response import text
from strawberry.fastapi import GraphQLRouter

sanic = Sanic("dice")
router = Router()


def roll() -> int:
    return random.randint(1, 6)  # expect: hidden-prng-in-handler


async def context():
    return {"trace": random.getrandbits(64)}  # expect: hidden-prng-in-handler


@strawberry.type
class Query:
    dice: int = strawberry.field(resolver=roll)


app = FastAPI()
app.include_router(GraphQLRouter(strawberry.Schema(Query), context_getter=context), prefix="/graphql")


class Session(APIKeyCookie):
    def authenticate(self, request, key):
        return key or f"guest-{random.getrandbits(64)}"  # expect: hidden-prng-in-handler


@router.get("/session", auth=Session())
def session(request):
    return {"session": request.auth}


@sanic.exception(ValueError)
async def wrong(request, exception):
    return text(f"error {random.getrandbits(32)}", status=500)  # expect: hidden-prng-in-handler


@sanic.signal("http.lifecycle.request")
async def begun(request):
    request.ctx.trace = random.getrandbits(64)  # expect: hidden-prng-in-handler


@sanic.signal("server.init.before")
async def starting(app, loop):
    print("worker", random.getrandbits(16))
