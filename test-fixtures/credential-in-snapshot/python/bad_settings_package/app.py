import requests

from settings import config


def lambda_handler(event, context):
    auth = (config.user, config.password)
    return requests.get(f"{config.url}/stock/{event['sku']}", auth=auth, timeout=3).json()
