"""Sanic: a listener under the name of its event; the one of the end closes nothing before."""
import os

from aiokafka import AIOKafkaProducer
from sanic import Sanic, response

app = Sanic("clicks")


@app.listener("before_server_start")
async def start(app, loop):
    app.ctx.producer = AIOKafkaProducer(bootstrap_servers=os.environ["KAFKA"])
    await app.ctx.producer.start()  # expect: connection-in-snapshot


@app.listener("after_server_stop")
async def stop(app, loop):
    await app.ctx.producer.stop()


@app.post("/clicks")
async def click(request):
    await app.ctx.producer.send_and_wait("clicks", request.body)
    return response.empty()
