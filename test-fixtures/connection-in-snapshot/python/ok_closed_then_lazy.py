"""The before-hook lets go of the connection; the getter opens a new one when it is needed."""
import pymysql
from snapshot_restore_py import register_before_snapshot


class Database:
    def __init__(self, host):
        self.host = host
        self._connection = pymysql.connect(host=host, user="app", database="orders")
        self.version = self._connection.get_server_info()
        register_before_snapshot(self.close)

    def close(self):
        self._connection.close()
        self._connection = None

    def connection(self):
        if self._connection is None:
            self._connection = pymysql.connect(host=self.host, user="app", database="orders")
        return self._connection


database = Database("orders.db.internal")


def lambda_handler(event, context):
    with database.connection().cursor() as cursor:
        cursor.execute("select count(*) from orders")
        return {"orders": cursor.fetchone()[0]}
