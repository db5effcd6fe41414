"""The way in and every way out: exceptions to exit codes, never a traceback for a person."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

import click

from extract.cli.group import extract
from extract.cli.speech import say
from extract.errors import ExtractError, OutputError

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE: Final = 0
"""Also where a reader closed the pipe: it had what it wanted."""
SOME_FAILED: Final = 1
CANNOT_GO_ON: Final = 3
INTERRUPTED: Final = 130


def enter(arguments: Sequence[str] | None) -> int:
    """Run the command with its arguments (`None`: the process's); the exit status comes back."""
    try:
        status = _invoke(list(sys.argv[1:] if arguments is None else arguments))
        _flush()
    except BrokenPipeError:
        _silence()
        return DONE
    except OutputError as error:
        _silence()
        say(f"extract: {error}")
        return CANNOT_GO_ON
    except OSError as error:
        _silence()
        say(f"extract: cannot write {error.filename or 'standard output'}: {error.strerror}")
        return CANNOT_GO_ON
    except (KeyboardInterrupt, click.Abort):
        say("extract: interrupted")
        return INTERRUPTED
    return status


def _invoke(arguments: list[str]) -> int:
    """Not click's own `main`, which exits 1 on a closed pipe."""
    try:
        with extract.make_context("extract", arguments) as context:
            return int(extract.invoke(context) or DONE)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.ClickException as error:
        _show(error)
        return error.exit_code
    except ExtractError as error:
        say(f"extract: {error} [{error.code}]")
        return SOME_FAILED


def _show(error: click.ClickException) -> None:
    if isinstance(error, click.UsageError) and error.ctx is not None:
        for line in error.ctx.get_usage().splitlines():
            say(line)
        say(f"Try '{error.ctx.command_path} --help' for help.")
    say(f"extract: {error.format_message()}")


def _flush() -> None:
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write standard output: {error.strerror}") from error


def _silence() -> None:
    """Point both streams at nothing, so that the interpreter's last flush cannot complain."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    if not _alive(2):
        os.dup2(nothing, 2)


def _alive(descriptor: int) -> bool:
    """Whether somebody still reads standard error."""
    try:
        if sys.stderr is not None:
            sys.stderr.flush()
        os.fstat(descriptor)
    except OSError:
        return False
    return True
