import psycopg


class Repository:
    def __init__(self, connection):
        self.connection = connection

    def name_of(self, customer):
        row = self.connection.execute("select name from customers where id = %s", (customer,)).fetchone()
        return row[0]


repository = Repository(psycopg.connect("dbname=crm", autocommit=True))  # expect: connection-in-snapshot
