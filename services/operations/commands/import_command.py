"""``fingerpost import``."""

from __future__ import annotations

from pathlib import Path

import click
import rich_click

from services.operations import database
from services.operations.progress import Progress
from services.operations.readings import Wanted, import_readings, is_refused, summary

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@rich_click.group("import")
def command() -> None:
    """Bring in what was recorded elsewhere."""


@command.command("readings", cls=rich_click.RichCommand)
@click.argument("file", type=_FILE)
@click.option("--mapping", required=True, type=_FILE, help="What the file's columns mean (TOML).")
@click.option("--accept-good-rows", is_flag=True, help="Take the rows that can be used and leave the others.")
@click.option(
    "--restate", default="", metavar="REASON", help="Restate, for this reason, what the file gives otherwise."
)
@click.pass_context
def readings(
    context: click.Context, file: Path, mapping: Path, *, accept_good_rows: bool, restate: str
) -> None:
    """Import a FILE of readings, one row a reading: all of them or, if one row cannot be used, none."""
    wanted = Wanted(file=file, mapping=mapping, accept_good_rows=accept_good_rows, restate=restate)
    with database.ready(context.obj) as found, Progress() as progress:
        report = import_readings(found, wanted, progress)
    for problem in report.plan.problems:
        click.echo(f"{file}:{problem.line}: {problem.reason}", err=True)
    click.echo(summary(report, wanted))
    context.exit(1 if is_refused(report, wanted) else 0)
