import rates
import warmup


def lambda_handler(event, context):
    return {"amount": event["amount"] * rates.current(event["currency"]), "warm": warmup.CURRENCIES}
