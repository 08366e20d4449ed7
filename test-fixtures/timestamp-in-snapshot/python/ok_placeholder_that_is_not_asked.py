import time


class Cart:
    def __init__(self):
        self.opened = time.time()  # note: timestamp-in-snapshot
        self.articles = []

    def is_over(self):
        return time.time() - self.opened > 3600


NO_CART = Cart()


def lambda_handler(event, context):
    if event["method"] == "GET":
        return len(NO_CART.articles)
    cart = Cart()
    cart.articles.append(event["article"])
    return cart.is_over()
