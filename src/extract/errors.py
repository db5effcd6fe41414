"""One base and few children, each with a stable code.

The sentence says what to do. Only the command line knows exit codes.
"""

from __future__ import annotations

from typing import Final

CODES: Final = frozenset(
    {
        "empty",
        "binary",
        "undecodable",
        "too_large",
        "too_deep",
        "too_many_attributes",
        "timeout",
        "crash",
        "unreadable",
        "bad_member",
        "no_article",
    }
)


class ExtractError(Exception):
    """A document that cannot be extracted; nothing else is raised for any input.

    `code` is one of `CODES`, `stage` the stage that gave up (`intake`, `decode`, `read`,
    `label`, `record`), the message one sentence for a person.
    """

    def __init__(self, code: str, stage: str, message: str) -> None:
        """Keep code and stage beside the sentence."""
        super().__init__(message)
        self.code = code
        self.stage = stage
        self.message = message

    def __reduce__(self) -> tuple[type[ExtractError], tuple[str, str, str]]:
        """Cross process boundaries whole."""
        return type(self), (self.code, self.stage, self.message)


class OutputError(Exception):
    """The run itself cannot go on: output not writable, disk full."""


class ResumeError(Exception):
    """What a killed run has left cannot be gone on with."""


class GivenUpError(Exception):
    """The run ends before its time and is not to be gone on with."""


class LexiconError(Exception):
    """A lexicon file says something that the loader does not understand."""
