"""The command itself: its sub-commands, and `run` where none is named."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

from extract import __version__

COMMANDS: Final = ("run", "check", "explain", "text", "field", "schema")
"""Each in the module of its name, which is imported when it is asked for."""
_OWN_OPTIONS: Final = frozenset({"-h", "--help", "--version"})


class DefaultGroup(click.Group):
    """A group whose first command may be left out."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """`extract PATH...` is `extract run PATH...`."""
        if not args or (args[0] not in COMMANDS and args[0] not in _OWN_OPTIONS):
            args = ["run", *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which they are told of above."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"extract.cli.{cmd_name}"), cmd_name)
        return command


@click.group(
    cls=DefaultGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="'extract PATH...' is short for 'extract run PATH...'.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def extract() -> None:
    """Turn raw newspaper articles, plain text or HTML, into JSON Lines.

    Every line of the input is accounted for. Vietnamese first.
    """
