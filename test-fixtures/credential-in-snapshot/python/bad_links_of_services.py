"""Azure and Google: keys and links with a time at which they end, of other services than blobs."""
from datetime import datetime, timedelta, timezone

from azure.data.tables import generate_table_sas
from azure.storage.blob import BlobServiceClient
from azure.storage.filedatalake import generate_file_system_sas
from azure.storage.queue import generate_account_sas
from flask import Flask, jsonify
from google.cloud import storage

app = Flask(__name__)
blobs = BlobServiceClient("https://shop.blob.core.windows.net")
until = datetime.now(timezone.utc) + timedelta(hours=1)
KEY = blobs.get_user_delegation_key(datetime.now(timezone.utc), until)  # expect: credential-in-snapshot
QUEUES = generate_account_sas("shop", "key", None, None, until)  # expect: credential-in-snapshot
LAKE = generate_file_system_sas("shop", "exports", "key", expiry=until)  # expect: credential-in-snapshot
TABLE = generate_table_sas(None, "orders", expiry=until)  # expect: credential-in-snapshot
BUCKET = storage.Client().bucket("exports").generate_signed_url(version="v4")  # expect: credential-in-snapshot


@app.get("/links")
def links():
    return jsonify(key=KEY.value, queues=QUEUES, lake=LAKE, table=TABLE, bucket=BUCKET)
