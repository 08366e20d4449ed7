from clock import stamp

BUILD_STAMP = stamp("catalog")  # expect: timestamp-in-snapshot


def lambda_handler(event, context):
    return {"etag": f'W/"{BUILD_STAMP}-{event["page"]}"'}
