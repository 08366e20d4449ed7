"""The payment provider."""
import secrets


class Gateway:
    """Builds signed payment requests; the worker behind the queue sends them."""

    def __init__(self, settings):
        self._settings = settings

    def charge(self, order, amount):
        # The provider takes a second request with the same reference for a repetition of the first.
        reference = secrets.token_hex(8)
        return {
            "url": f"https://{self._settings.gateway_host}/v1/payments",
            "headers": {"X-Amz-Security-Token": self._settings.session_token()},
            "reference": reference,
            "order": order,
            "amount": amount,
        }
