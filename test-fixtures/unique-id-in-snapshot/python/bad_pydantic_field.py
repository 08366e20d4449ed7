"""Field(default=...) looks like default_factory and is not."""
import uuid

from fastapi import FastAPI
from mangum import Mangum
from pydantic import BaseModel, Field

app = FastAPI()


class Booking(BaseModel):
    room: str
    nights: int
    reference: str = Field(default=uuid.uuid4().hex, max_length=32)  # expect: unique-id-in-snapshot


@app.post("/bookings")
def create_booking(booking: Booking):
    return {"reference": booking.reference, "price": booking.nights * 90}


handler = Mangum(app, lifespan="off")
