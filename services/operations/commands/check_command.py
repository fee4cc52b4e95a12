"""``fingerpost check``."""

from __future__ import annotations

import click
import msgspec
import rich_click

from services.operations import database
from services.operations.checking import check


@rich_click.command("check")
@click.option("--json", "as_json", is_flag=True, help="Tell it as JSON.")
@click.pass_context
def command(context: click.Context, *, as_json: bool) -> None:
    """Say whether the database is up to date and the read models are up with the log."""
    with database.opened(context.obj) as found:
        seen = check(found)
    if as_json:
        click.echo(msgspec.json.encode(seen))
    elif not seen.problems:
        click.echo(f"All is well. The newest event is at position {seen.head}.")
    for problem in seen.problems:
        click.echo(problem, err=True)
    context.exit(1 if seen.problems else 0)
