"""Keys and addresses that are signed while the module loads."""
import datetime
import os

import awswrangler as wr
import boto3
from azure.storage.blob import BlobSasPermissions, generate_blob_sas
from google.cloud import storage
from itsdangerous import URLSafeTimedSerializer
from minio import Minio
from requests_aws4auth import AWS4Auth

keys = boto3.Session().get_credentials()
auth = AWS4Auth(keys.access_key, keys.secret_key, "eu-west-1", "es", session_token=keys.token)  # expect: credential-in-snapshot
secret = wr.secretsmanager.get_secret_json("reports")  # expect: credential-in-snapshot
logo = storage.Client().bucket("assets").blob("logo.png")
LOGO = logo.generate_signed_url(version="v4", expiration=datetime.timedelta(hours=1))  # expect: credential-in-snapshot
store = Minio("store:9000")
INBOX = store.presigned_put_object("inbox", "next")  # expect: credential-in-snapshot
UNTIL = datetime.datetime(2031, 1, 1)
KEY = os.environ["ACCOUNT_KEY"]
READ = BlobSasPermissions(read=True)
TERMS = generate_blob_sas("shop", "texts", "terms.pdf", account_key=KEY, permission=READ, expiry=UNTIL)  # expect: credential-in-snapshot
HELP = URLSafeTimedSerializer(KEY).dumps("/help")  # expect: credential-in-snapshot


def lambda_handler(event, context):
    return {"auth": auth, "user": secret["user"], "logo": LOGO, "terms": TERMS, "help": HELP, "inbox": INBOX}
