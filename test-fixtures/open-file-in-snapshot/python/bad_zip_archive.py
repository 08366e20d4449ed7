import json
import zipfile

ARCHIVE = zipfile.ZipFile("/opt/data/tiles.zip")  # expect: open-file-in-snapshot
NAMES = frozenset(ARCHIVE.namelist())


def lambda_handler(event, context):
    name = f"{event['z']}/{event['x']}/{event['y']}.json"
    if name not in NAMES:
        return {"statusCode": 404}
    return {"statusCode": 200, "body": json.dumps(json.loads(ARCHIVE.read(name)))}
