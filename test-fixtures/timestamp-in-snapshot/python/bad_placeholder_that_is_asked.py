import time


class Chosen:
    def __init__(self):
        self.opened = time.time()  # expect: timestamp-in-snapshot

    def is_over(self):
        return time.time() - self.opened > 3600


class Listed:
    def __init__(self):
        self.opened = time.time()  # expect: timestamp-in-snapshot

    def is_over(self):
        return time.time() - self.opened > 3600


class Mapped:
    def __init__(self):
        self.opened = time.time()  # expect: timestamp-in-snapshot

    def is_over(self):
        return time.time() - self.opened > 3600


class Entered:
    def __init__(self):
        self.opened = time.time()  # expect: timestamp-in-snapshot

    def __enter__(self):
        if time.time() - self.opened > 3600:
            raise RuntimeError("too late")

    def __exit__(self, *failure):
        pass


class Given:
    def __init__(self):
        self.opened = time.time()  # expect: timestamp-in-snapshot

    def is_over(self):
        return time.time() - self.opened > 3600


class Shop:
    def __init__(self, cart):
        self.cart = cart

    def __iter__(self):
        yield self.cart


CHOSEN = Chosen()
SHOP = Shop(Given())
LISTED = Listed()
MAPPED = Mapped()
ENTERED = Entered()


def lambda_handler(event, context):
    chosen = Chosen() if event["new"] else CHOSEN
    with ENTERED:
        over = [cart.is_over() for cart in list(sorted([LISTED]))]
    over += [cart.is_over() for cart in SHOP]
    return chosen.is_over(), over, list(map(Mapped.is_over, [MAPPED]))
