"""An IAM token for the database is valid for 15 minutes."""
import boto3
import psycopg2


class Database:
    def __init__(self, host, user):
        self.host = host
        self.user = user
        rds = boto3.client("rds")
        self.token = rds.generate_db_auth_token(DBHostname=host, Port=5432, DBUsername=user)  # expect: credential-in-snapshot

    def connect(self):
        return psycopg2.connect(host=self.host, user=self.user, password=self.token, sslmode="require")


database = Database("orders.cluster-abc.eu-west-1.rds.amazonaws.com", "app")


def lambda_handler(event, context):
    with database.connect() as connection, connection.cursor() as cursor:
        cursor.execute("select status from orders where id = %s", (event["order"],))
        return {"status": cursor.fetchone()[0]}
