import logging

from balancing import Balancer

log = logging.getLogger(__name__)
balancers = {}


def configure(names):
    for name in names:
        balancers[name] = Balancer(name, weight=1.0)


configure(["read", "write"])


def lambda_handler(event, context):
    target = balancers[event["pool"]].pick(event["hosts"])
    log.info("routing to %s", target)
    return {"target": target}
