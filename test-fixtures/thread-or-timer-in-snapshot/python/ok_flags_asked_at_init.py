"""Flag clients that are closed when the start has asked them, and a factory that is made to resume after a restore."""
import os

import splitio
from ldclient import LDClient
from ldclient.config import Config
from snapshot_restore_py import register_after_restore
from UnleashClient import UnleashClient

with UnleashClient(url=os.environ["UNLEASH"], app_name="shop") as toggles:
    DARK = toggles.is_enabled("dark")

with LDClient(Config(os.environ["LAUNCHDARKLY"])) as flags:
    LIGHT = flags.variation("light", {"kind": "service", "key": "shop"}, False)

splits = splitio.get_factory(os.environ["SPLIT_KEY"], config={"preforkedInitialization": True})


@register_after_restore
def resume():
    splits.resume()
    splits.block_until_ready(5)


def lambda_handler(event, context):
    return {"dark": DARK, "light": LIGHT, "checkout": splits.client().get_treatment(event["user"], "checkout")}
