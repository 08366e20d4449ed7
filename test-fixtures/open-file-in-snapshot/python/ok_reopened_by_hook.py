import json

from snapshot_restore_py import register_after_restore, register_before_snapshot


class AuditLog:
    def __init__(self, path):
        self.path = path
        self.file = open(path, "a", encoding="utf-8")
        register_before_snapshot(self.close)
        register_after_restore(self.reopen)

    def close(self):
        self.file.close()

    def reopen(self):
        self.file = open(self.path, "a", encoding="utf-8")

    def write(self, entry):
        self.file.write(json.dumps(entry) + "\n")
        self.file.flush()


audit_log = AuditLog("/mnt/efs/audit.jsonl")


def lambda_handler(event, context):
    audit_log.write({"user": event["user"], "action": event["action"]})
    return {"recorded": True}
