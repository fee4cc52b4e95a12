"""The ``fingerpost`` command. Results go to stdout, progress and complaints to stderr.

Exit codes: 0 it worked, 1 it did not, 2 it was called or set up wrongly.
"""

from __future__ import annotations

import logging
import os
import sys
from importlib import import_module
from typing import Any, Final

import click
import rich_click

from services.operations.errors import OperationsError
from services.settings import SettingsError, read_settings

_WRONGLY_SET_UP: Final = 2
COMMANDS: Final = ("check", "demo", "import", "migrate", "project", "serve")


class _Fingerpost(rich_click.RichGroup):
    """Reads a command's file when it is asked for, and tells what went wrong in a sentence where it can."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"services.operations.commands.{cmd_name}_command").command
        return found

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except SettingsError as error:
            click.echo(error, err=True)
            ctx.exit(_WRONGLY_SET_UP)
        except OperationsError as error:
            click.echo(error, err=True)
            ctx.exit(1)


@click.group(cls=_Fingerpost)
@click.version_option(package_name="fingerpost")
@click.pass_context
def main(context: click.Context) -> None:
    """Monitoring of outcome-based contracts and providers' self-reflection, as an immutable record."""
    settings = context.obj = read_settings(os.environ)
    logging.basicConfig(
        stream=sys.stderr,
        level=settings.log.upper(),
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )


if __name__ == "__main__":
    main()
