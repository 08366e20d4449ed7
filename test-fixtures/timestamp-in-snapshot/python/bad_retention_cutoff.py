"""A point in time computed from the clock is still a point in time."""
from datetime import datetime, timedelta, timezone

import boto3

CUTOFF = datetime.now(timezone.utc) - timedelta(days=30)  # expect: timestamp-in-snapshot
ec2 = boto3.client("ec2")


def lambda_handler(event, context):
    snapshots = ec2.describe_snapshots(OwnerIds=["self"])["Snapshots"]
    old = [snapshot["SnapshotId"] for snapshot in snapshots if snapshot["StartTime"] < CUTOFF]
    for snapshot_id in old:
        ec2.delete_snapshot(SnapshotId=snapshot_id)
    return {"deleted": old}
