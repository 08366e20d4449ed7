"""One scratch directory with one name for all clones; on a shared disk they meet there."""
import os
import subprocess
import tempfile

import boto3

s3 = boto3.client("s3")
WORK = tempfile.mkdtemp(prefix="convert-", dir="/mnt/efs/scratch")  # expect: temp-file-in-snapshot


def lambda_handler(event, context):
    source = os.path.join(WORK, "input.pdf")
    s3.download_file(event["bucket"], event["key"], source)
    subprocess.run(["pdftotext", source, source + ".txt"], check=True)
    s3.upload_file(source + ".txt", event["bucket"], event["key"] + ".txt")
    return {"key": event["key"] + ".txt"}
