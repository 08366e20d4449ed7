"""Kinesis consumer: decoding, de-duplication within a batch, partial failures, writes in parallel."""
import base64
import binascii
import dataclasses
import gzip
import hashlib
import json
import logging
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import Iterator

import boto3

logger = logging.getLogger()
logger.setLevel("INFO")

SCHEMAS = {
    1: ("device", "celsius"),
    2: ("device", "celsius", "humidity"),
    3: ("device", "celsius", "humidity", "battery"),
}
PLAUSIBLE = {"celsius": (-60.0, 80.0), "humidity": (0.0, 100.0), "battery": (0.0, 100.0)}
WRITERS = 4

timestream = boto3.client("timestream-write")
executor = ThreadPoolExecutor(max_workers=WRITERS, thread_name_prefix="writer")


class BadRecord(Exception):
    pass


@dataclasses.dataclass(frozen=True)
class Reading:
    device: str
    at: float
    values: dict

    @property
    def key(self):
        return hashlib.blake2b(f"{self.device}@{self.at}".encode(), digest_size=12).hexdigest()

    def records(self):
        for name, value in self.values.items():
            yield {
                "Dimensions": [{"Name": "device", "Value": self.device}],
                "MeasureName": name,
                "MeasureValue": str(value),
                "Time": str(int(self.at * 1000)),
            }


def decode(data: str, arrival: float) -> Reading:
    try:
        raw = base64.b64decode(data, validate=True)
        payload = json.loads(gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw)
        names = SCHEMAS[payload["schema"]]
        values = {name: float(payload[name]) for name in names if name != "device"}
    except (binascii.Error, OSError, ValueError, KeyError) as error:
        raise BadRecord(str(error)) from error
    for name, value in values.items():
        low, high = PLAUSIBLE[name]
        if not low <= value <= high:
            raise BadRecord(f"{name}={value}")
    return Reading(payload["device"], float(payload.get("at", arrival)), values)


def chunks(items: list, size: int) -> Iterator[list]:
    for start in range(0, len(items), size):
        yield items[start:start + size]


def write(batch):
    timestream.write_records(DatabaseName="sensors", TableName="readings", Records=batch)
    return len(batch)


def lambda_handler(event, context):
    started = time.monotonic()
    readings, failures = {}, []
    for record in event["Records"]:
        kinesis = record["kinesis"]
        try:
            reading = decode(kinesis["data"], kinesis["approximateArrivalTimestamp"])
            readings[reading.key] = reading
        except BadRecord as error:
            logger.warning("%s: %s", kinesis["sequenceNumber"], error)
            failures.append({"itemIdentifier": kinesis["sequenceNumber"]})
    records = [record for reading in readings.values() for record in reading.records()]
    futures = [executor.submit(write, batch) for batch in chunks(records, 100)]
    written = sum(future.result() for future in as_completed(futures))
    logger.info("%d records in %.0f ms", written, (time.monotonic() - started) * 1000)
    return {"batchItemFailures": failures}
