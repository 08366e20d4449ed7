from datetime import datetime

from fastapi import FastAPI
from mangum import Mangum
from pydantic import BaseModel, Field

app = FastAPI()


class Reading(BaseModel):
    sensor: str
    celsius: float
    taken_at: datetime = Field(default=datetime.now())  # expect: timestamp-in-snapshot


@app.post("/readings")
def add_reading(reading: Reading):
    return {"sensor": reading.sensor, "takenAt": reading.taken_at.isoformat()}


handler = Mangum(app, lifespan="off")
