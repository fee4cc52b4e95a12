"""``fingerpost project``."""

from __future__ import annotations

import click
import rich_click

from services.operations import database, serving
from services.settings import Settings


@rich_click.command("project")
@click.pass_obj
def command(settings: Settings) -> None:
    """Keep the read models up with the log."""
    with database.ready(settings) as found:
        serving.project_until_stopped(found)
