"""`inspect` of a mapped class looks at its mapping, and connects to nothing."""
import sqlalchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)


MAPPER = sqlalchemy.inspect(Order)
COLUMNS = [column.key for column in MAPPER.columns]


def lambda_handler(event, context):
    return {"columns": COLUMNS}
