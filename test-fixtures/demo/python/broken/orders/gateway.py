"""The payment provider."""
import random


class Gateway:
    """Builds signed payment requests; the worker behind the queue sends them."""

    def __init__(self, settings):
        self._host = settings.gateway_host
        self._token = settings.session_token

    def charge(self, order, amount):
        # The provider takes a second request with the same reference for a repetition of the first.
        reference = f"{random.getrandbits(64):016x}"  # expect: hidden-prng-in-handler
        return {
            "url": f"https://{self._host}/v1/payments",
            "headers": {"X-Amz-Security-Token": self._token},
            "reference": reference,
            "order": order,
            "amount": amount,
        }
