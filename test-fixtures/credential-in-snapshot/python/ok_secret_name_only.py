"""What is kept is where the secret lies, not the secret."""
import os

from aws_lambda_powertools.utilities import parameters

SECRET_ARN = os.environ["DB_SECRET_ARN"]
PARAMETER_PREFIX = f"/shop/{os.environ.get('STAGE', 'dev')}"
provider = parameters.SSMProvider()


def lambda_handler(event, context):
    password = parameters.get_secret(SECRET_ARN, transform="json", max_age=60)["password"]
    flags = provider.get_multiple(f"{PARAMETER_PREFIX}/flags")
    return {"connected": bool(password), "flags": sorted(flags)}
