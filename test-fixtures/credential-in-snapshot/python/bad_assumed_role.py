"""Static credentials of an assumed role: an hour after the snapshot every call fails."""
import boto3

ROLE = "arn:aws:iam::210987654321:role/ledger-reader"


def cross_account_table(name):
    credentials = boto3.client("sts").assume_role(RoleArn=ROLE, RoleSessionName="ledger")["Credentials"]
    session = boto3.Session(
        aws_access_key_id=credentials["AccessKeyId"],
        aws_secret_access_key=credentials["SecretAccessKey"],
        aws_session_token=credentials["SessionToken"],
    )
    return session.resource("dynamodb").Table(name)


LEDGER = cross_account_table("ledger")  # expect: credential-in-snapshot


def lambda_handler(event, context):
    return LEDGER.get_item(Key={"account": event["account"]}).get("Item")
