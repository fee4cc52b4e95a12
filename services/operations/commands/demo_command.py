"""``fingerpost demo``."""

from __future__ import annotations

import click
import rich_click

from services.operations import database, demo, serving
from services.operations.composition import compose
from services.operations.progress import Progress
from services.settings import Settings


@rich_click.command("demo")
@click.pass_obj
def command(settings: Settings) -> None:
    """Show Fingerpost with an invented council's history and real readings, on a clock of its own."""
    settings = demo.set_up(settings)
    serving.listen(settings).close()  # if it cannot be, better told now than after the history was loaded
    with database.ready(settings) as found:
        with Progress() as progress:
            demo.fill(found, progress)
        serving.serve(compose(found, "all", demo.introductions()), found, projecting=True)
