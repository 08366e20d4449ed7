"""The number goes through two helpers, into a log line, and says how long to wait."""
import logging
import random
import time

log = logging.getLogger(__name__)


class Client:
    def _jitter(self, seconds):
        return seconds * (1 + random.uniform(0, 1))  # note: hidden-prng-in-handler

    def _pause(self, attempt):
        seconds = self._jitter(min(2**attempt, 30))
        return max(0.5, seconds)

    def request(self, url):
        for attempt in range(5):
            pause = self._pause(attempt)
            log.info("next attempt for %s in %s seconds", url, pause)
            time.sleep(pause)


CLIENT = Client()


def lambda_handler(event, context):
    CLIENT.request(event["url"])
