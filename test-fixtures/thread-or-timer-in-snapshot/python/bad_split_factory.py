"""Split and Unleash: the factory's thread synchronizes from then on, and so does the client that is entered."""
import os

from splitio.client.factory import get_factory
from UnleashClient import UnleashClient

splits = get_factory(os.environ["SPLIT_KEY"])  # expect: thread-or-timer-in-snapshot
splits.block_until_ready(5)

toggles = UnleashClient(url=os.environ["UNLEASH"], app_name="shop")
toggles.__enter__()  # expect: thread-or-timer-in-snapshot


def lambda_handler(event, context):
    treatment = splits.client().get_treatment(event["user"], "checkout")
    return {"checkout": treatment, "dark": toggles.is_enabled("dark")}
