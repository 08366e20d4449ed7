"""create_engine connects at the first query; pool_pre_ping replaces connections that have died."""
import os

from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, sessionmaker

engine = create_engine(
    os.environ.get("DATABASE_URL", "postgresql+psycopg2://app@db.internal/bank"),
    pool_pre_ping=True,
    pool_size=2,
    max_overflow=0,
)
SessionLocal = sessionmaker(bind=engine, expire_on_commit=False)


class Base(DeclarativeBase):
    pass


def get_session():
    session = SessionLocal()
    try:
        yield session
        session.commit()
    except Exception:
        session.rollback()
        raise
    finally:
        session.close()
