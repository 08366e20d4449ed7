import ids
import warmup


def lambda_handler(event, context):
    return {"worker": ids.worker(), "warm": warmup.DONE}
