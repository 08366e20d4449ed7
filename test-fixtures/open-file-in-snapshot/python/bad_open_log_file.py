"""All clones write through the same file description, at the position of the snapshot."""
import json

audit_log = open("/mnt/efs/audit.jsonl", "a", encoding="utf-8")  # expect: open-file-in-snapshot


def lambda_handler(event, context):
    audit_log.write(json.dumps({"user": event["user"], "action": event["action"]}) + "\n")
    audit_log.flush()
    return {"recorded": True}
