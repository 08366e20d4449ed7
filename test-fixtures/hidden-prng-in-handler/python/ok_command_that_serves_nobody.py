"""A command of a tool: it ends before anybody takes a snapshot."""
import random

import click


@click.group()
def cli():
    pass


@cli.command()
@click.argument("names", nargs=-1)
def draw(names):
    click.echo(names[random.randrange(len(names))])


if __name__ == "__main__":
    cli()
