"""One salt for all passwords of all clones."""
import bcrypt
import boto3

users = boto3.resource("dynamodb").Table("users")
SALT = bcrypt.gensalt(rounds=12)  # expect: key-or-nonce-in-snapshot


def lambda_handler(event, context):
    digest = bcrypt.hashpw(event["password"].encode(), SALT)
    users.put_item(Item={"user": event["user"], "password": digest})
    return {"statusCode": 201}
