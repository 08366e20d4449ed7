"""The database connection: let go of before the snapshot, opened when it is needed, again when it broke."""
import contextlib
import logging

import psycopg2
from snapshot_restore_py import register_before_snapshot

log = logging.getLogger(__name__)


class Database:
    def __init__(self, host, user):
        self.host = host
        self.user = user
        self._connection = None
        register_before_snapshot(self.close)

    def close(self):
        if self._connection is not None:
            with contextlib.suppress(psycopg2.Error):
                self._connection.close()
            self._connection = None

    def _open(self):
        if self._connection is None or self._connection.closed:
            self._connection = psycopg2.connect(host=self.host, user=self.user, connect_timeout=3)
        return self._connection

    def query(self, sql, parameters=()):
        for last in (False, True):
            try:
                with self._open().cursor() as cursor:
                    cursor.execute(sql, parameters)
                    return cursor.fetchall()
            except psycopg2.OperationalError as error:
                log.warning("connection lost: %s", error)
                self.close()
                if last:
                    raise
        return []

    def status_of(self, order):
        rows = self.query("select status from orders where id = %s", (order,))
        return rows[0][0] if rows else None
