from datetime import datetime, timezone

from fastapi import FastAPI
from mangum import Mangum
from pydantic import BaseModel, Field

app = FastAPI()


class Reading(BaseModel):
    sensor: str
    celsius: float
    taken_at: datetime = Field(default_factory=lambda: datetime.now(timezone.utc))


@app.post("/readings")
def add_reading(reading: Reading):
    return {"sensor": reading.sensor, "takenAt": reading.taken_at.isoformat()}


handler = Mangum(app, lifespan="off")
