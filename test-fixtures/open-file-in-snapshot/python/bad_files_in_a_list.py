"""What a loop takes out of a list of files is a file."""
SEGMENTS = []
for segment in [open("/data/orders.log")]:  # expect: open-file-in-snapshot
    SEGMENTS.append(segment)


def lambda_handler(event, context):
    return [segment.read(64) for segment in SEGMENTS]
