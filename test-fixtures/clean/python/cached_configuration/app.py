"""Feature flags and tenants from caches that are warmed before the snapshot and emptied after the restore."""
import flags
import lifecycle
import tenants


def lambda_handler(event, context):
    tenant = tenants.tenant(event["tenant"])
    if tenant is None:
        return {"statusCode": 404}
    enabled = [name for name, on in flags.current(tenant["plan"]).items() if on]
    return {"statusCode": 200, "flags": sorted(enabled), "epoch": lifecycle.epoch()}
