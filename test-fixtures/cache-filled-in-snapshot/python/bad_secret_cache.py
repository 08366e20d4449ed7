from aws_secretsmanager_caching import SecretCache

cache = SecretCache()
if not cache.get_secret_string("payments/key"):  # expect: cache-filled-in-snapshot
    raise RuntimeError("the payments key is missing")


def lambda_handler(event, context):
    key = cache.get_secret_string("payments/key")
    return {"keyLength": len(key), "payment": event["payment"]}
