import cache
import hooks


def lambda_handler(event, context):
    return {"value": cache.lookup(event["key"]), "restores": hooks.restores}
