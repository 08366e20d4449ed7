import os
import subprocess
import tempfile

import boto3

s3 = boto3.client("s3")


def lambda_handler(event, context):
    with tempfile.TemporaryDirectory() as work:
        source = os.path.join(work, "input.pdf")
        s3.download_file(event["bucket"], event["key"], source)
        subprocess.run(["pdftotext", source, source + ".txt"], check=True)
        s3.upload_file(source + ".txt", event["bucket"], event["key"] + ".txt")
    return {"key": event["key"] + ".txt"}
