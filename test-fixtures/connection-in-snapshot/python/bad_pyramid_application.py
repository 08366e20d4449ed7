"""Pyramid: what the application keeps is what its views find; leaving the block closes nothing."""
import os

from pyramid.config import Configurator
from pyramid.view import view_config
from sqlalchemy import create_engine, text
from sqlalchemy.orm import sessionmaker


def main(global_config, **settings):
    engine = create_engine(os.environ["DATABASE_URL"])
    with engine.connect() as connection:  # expect: connection-in-snapshot
        connection.execute(text("select 1"))
    with Configurator(settings=settings) as config:
        config.registry["sessions"] = sessionmaker(bind=engine)
        config.scan()
    return config.make_wsgi_app()


@view_config(route_name="pages", renderer="json")
def pages(request):
    with request.registry["sessions"]() as session:
        return [row.name for row in session.execute(text("select name from pages"))]
