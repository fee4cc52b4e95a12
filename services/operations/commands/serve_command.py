"""``fingerpost serve``."""

from __future__ import annotations

from typing import get_args

import click
import rich_click

from services.operations import database, serving
from services.operations.composition import What, compose
from services.settings import Settings


@rich_click.command("serve")
@click.argument("what", type=click.Choice(get_args(What)), default="all")
@click.pass_obj
def command(settings: Settings, what: What) -> None:
    """Serve both web services with the projector, or one of them alone."""
    with database.ready(settings) as found:
        serving.serve(compose(found, what), found, projecting=what == "all")
