import atexit

import setup_logging
from setup_logging import log_orders, log_to
from setup_logging import log_returns as returns

log_to()
log_orders()
returns()
setup_logging.log_stock()
atexit.register(log_orders, "/var/log/orders.log")


class Shop:
    on_return = returns

    def close(self):
        setup_logging.log_to("/var/log/shop.log")
        self.on_return()


def run(start):
    start("/var/log/stock.log")


def lambda_handler(event, context):
    return {"order": event["order"]}


SHOP = Shop()
SHOP.close()
run(setup_logging.log_stock)
