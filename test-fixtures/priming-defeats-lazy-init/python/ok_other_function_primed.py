"""The priming calls the parts without state: parser and renderer, not the id."""
import json
import string
import uuid

from snapshot_restore_py import register_before_snapshot

TEMPLATE = string.Template("<p>$text</p><!-- $instance -->")
_instance_id = None


def instance_id():
    global _instance_id
    if _instance_id is None:
        _instance_id = uuid.uuid4().hex
    return _instance_id


def parse(body):
    return json.loads(body)["text"]


def render(text, instance):
    return TEMPLATE.substitute(text=text, instance=instance)


@register_before_snapshot
def prime():
    render(parse('{"text": "warm"}'), "none")


def lambda_handler(event, context):
    return {"statusCode": 200, "body": render(parse(event["body"]), instance_id())}
