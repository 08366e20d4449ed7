import logging
import uuid

logger = logging.getLogger("importer")


class Importer:
    """Names the partial results of one importer process, so that two of them never overwrite each other."""

    run_id = uuid.uuid1().hex  # expect: unique-id-in-snapshot
    chunk_size = 500

    def __init__(self, bucket):
        self.bucket = bucket

    def key(self, part):
        return f"partial/{self.run_id}/{part:05d}.csv"

    def run(self, rows):
        parts = [rows[i:i + self.chunk_size] for i in range(0, len(rows), self.chunk_size)]
        for number, part in enumerate(parts):
            logger.info("s3://%s/%s: %d rows", self.bucket, self.key(number), len(part))
        return [self.key(number) for number in range(len(parts))]


def lambda_handler(event, context):
    return {"keys": Importer(event["bucket"]).run(event["rows"])}
