"""Kopf and aiogram: what start-up handlers leave for the others."""
import uuid

import kopf
from aiogram import Bot, Dispatcher

dispatcher = Dispatcher()


@kopf.on.startup()
def configure(memo: kopf.Memo, **_):
    memo.session = uuid.uuid4().hex  # expect: unique-id-in-snapshot


@kopf.on.create("example.org", "v1", "databases")
def create(name, memo: kopf.Memo, **_):
    return {"name": name, "session": memo.session}


async def start():
    dispatcher["invitation"] = uuid.uuid4().hex  # expect: unique-id-in-snapshot


@dispatcher.message()
async def invite(message, invitation):
    await message.answer(invitation)


if __name__ == "__main__":
    dispatcher.startup.register(start)
    dispatcher.run_polling(Bot("token"))
