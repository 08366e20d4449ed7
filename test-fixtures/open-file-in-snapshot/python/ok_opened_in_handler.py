import json


def lambda_handler(event, context):
    with open("/mnt/efs/audit.jsonl", "a", encoding="utf-8") as audit_log:
        audit_log.write(json.dumps({"user": event["user"], "action": event["action"]}) + "\n")
    return {"recorded": True}
