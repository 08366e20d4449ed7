"""What os.uname and platform.uname say about the system is the same on every machine that runs this image."""
import os
import platform


def system():
    name, _, release, _, machine = os.uname()
    return f"{name}-{release}-{machine}"


SYSTEM = system()
MACHINE = os.uname().machine
KERNEL = os.uname()[2]
PROCESSOR = platform.uname().processor


def lambda_handler(event, context):
    return {"system": SYSTEM, "machine": MACHINE, "kernel": KERNEL, "processor": PROCESSOR}
