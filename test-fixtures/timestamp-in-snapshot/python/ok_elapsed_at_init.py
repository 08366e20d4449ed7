"""How long loading took is logged; the readings are locals."""
import json
import logging
import pathlib
import time

log = logging.getLogger(__name__)


def load_model(path):
    started = time.perf_counter()
    model = json.loads(pathlib.Path(path).read_text())
    log.info("%s loaded in %.1f ms", path, 1000 * (time.perf_counter() - started))
    return model


MODEL = load_model("model.json")


def lambda_handler(event, context):
    weights = MODEL["weights"]
    return {"score": sum(weights.get(word, 0.0) for word in event["text"].split())}
