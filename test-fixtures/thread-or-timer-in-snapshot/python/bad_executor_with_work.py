"""The executor is harmless until something is submitted; its worker thread stays."""
import pathlib
from concurrent.futures import ThreadPoolExecutor

executor = ThreadPoolExecutor(max_workers=4)


def list_models():
    return sorted(path.stem for path in pathlib.Path("/opt/models").glob("*.onnx"))


models = executor.submit(list_models)  # expect: thread-or-timer-in-snapshot


def lambda_handler(event, context):
    return {"known": event["model"] in models.result(timeout=10)}
