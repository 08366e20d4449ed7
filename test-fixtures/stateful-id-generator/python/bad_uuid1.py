"""uuid1 as a cure for duplicate ids: node and clock sequence are the same in all clones."""
from uuid import uuid1

from fastapi import FastAPI
from mangum import Mangum

app = FastAPI()


@app.post("/payments")
def create_payment(payment: dict):
    payment_id = f"pay_{uuid1().hex}"  # expect: stateful-id-generator
    return {"id": payment_id, "amount": payment["amount"]}


handler = Mangum(app, lifespan="off")
