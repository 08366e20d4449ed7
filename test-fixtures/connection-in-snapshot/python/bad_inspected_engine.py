"""`inspect` of an engine connects to the database."""
import sqlalchemy

engine = sqlalchemy.create_engine("postgresql://orders@db/orders")
TABLES = sqlalchemy.inspect(engine).get_table_names()  # expect: connection-in-snapshot


def lambda_handler(event, context):
    with engine.connect() as connection:
        return {"tables": TABLES, "one": connection.scalar(sqlalchemy.text("select 1"))}
