"""A presigned link in a table of settings runs out."""
import boto3
from flask import Flask, redirect

app = Flask(__name__)
s3 = boto3.client("s3")
LINKS = {
    "terms": s3.generate_presigned_url("get_object", Params={"Bucket": "legal", "Key": "terms.pdf"}),  # expect: credential-in-snapshot
    "imprint": "https://www.example.com/imprint",
}


@app.get("/documents/<name>")
def document(name):
    return redirect(LINKS[name])
