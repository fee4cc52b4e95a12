"""``fingerpost migrate``."""

from __future__ import annotations

import asyncio

import click
import rich_click

from services.operations import database
from services.operations.migrations import migrate, newest_revision
from services.settings import Settings


@rich_click.command("migrate")
@click.pass_obj
def command(settings: Settings) -> None:
    """Bring the database to the shape that this version needs."""
    with database.opened(settings) as found:
        asyncio.run(migrate(database.address(found)))
    click.echo(f"The database is at revision {newest_revision()}.")
