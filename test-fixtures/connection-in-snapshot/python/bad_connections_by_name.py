"""One connection for each tenant, in a dictionary."""
import pymysql

TENANTS = ("acme", "globex", "initech")
databases = {}

for tenant in TENANTS:
    databases[tenant] = pymysql.connect(host=f"{tenant}.db.internal", user="app", database="orders")  # expect: connection-in-snapshot


def lambda_handler(event, context):
    with databases[event["tenant"]].cursor() as cursor:
        cursor.execute("select count(*) from orders")
        return {"orders": cursor.fetchone()[0]}
