"""Restoring backups of a database: the names look like hooks and have nothing to do with snapshots of the process."""
import logging

import boto3

log = logging.getLogger(__name__)
rds = boto3.client("rds")


def before_restore(target):
    rds.modify_db_instance(DBInstanceIdentifier=target, DeletionProtection=False, ApplyImmediately=True)


def after_restore(target, tags):
    arn = rds.describe_db_instances(DBInstanceIdentifier=target)["DBInstances"][0]["DBInstanceArn"]
    rds.add_tags_to_resource(ResourceName=arn, Tags=tags)
    log.info("%s is back", target)


def lambda_handler(event, context):
    before_restore(event["target"])
    rds.restore_db_instance_from_db_snapshot(DBInstanceIdentifier=event["target"], DBSnapshotIdentifier=event["snapshot"])
    after_restore(event["target"], [{"Key": "restoredFrom", "Value": event["snapshot"]}])
    return {"target": event["target"]}
