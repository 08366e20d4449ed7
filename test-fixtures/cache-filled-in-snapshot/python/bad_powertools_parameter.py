"""Powertools caches parameters for max_age seconds; the warm-up puts old values into that cache."""
from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities import parameters

logger = Logger()


def warm_up():
    parameters.get_parameter("/shop/discounts", transform="json", max_age=300)  # expect: cache-filled-in-snapshot
    logger.info("parameters are warm")


warm_up()


@logger.inject_lambda_context
def lambda_handler(event, context):
    discounts = parameters.get_parameter("/shop/discounts", transform="json", max_age=300)
    return {"discount": discounts.get(event["coupon"], 0)}
