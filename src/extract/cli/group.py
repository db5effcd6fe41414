"""The command itself: its sub-commands, and `run` where none is named."""

from __future__ import annotations

from typing import Final

import click

from extract import __version__
from extract.cli.check import check
from extract.cli.explain import explain
from extract.cli.field import field
from extract.cli.run import run
from extract.cli.schema import schema
from extract.cli.text import text

_OWN_OPTIONS: Final = frozenset({"-h", "--help", "--version"})


class DefaultGroup(click.Group):
    """A group whose first command may be left out."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """`extract PATH...` is `extract run PATH...`."""
        if not args or (args[0] not in self.commands and args[0] not in _OWN_OPTIONS):
            args = ["run", *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which they are told of below."""
        del ctx
        return list(self.commands)


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


for command in (run, check, explain, text, field, schema):
    extract.add_command(command)
