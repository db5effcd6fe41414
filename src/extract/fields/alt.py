"""Alt texts of pictures that were printed as lines, told apart from captions."""

from __future__ import annotations

from typing import Final

from extract.fields.letters import bare
from extract.lexicon import caption as lexicon

_GLANCE_CHARACTERS: Final = 8
_COUNTER_SIGNS: Final = " -–—_:.,()#|/"


def alt_noise(text: str, title: str) -> bool:
    """Whether a line is the title with a counter, an image's file name, or the word "alt".

    >>> alt_noise("Lễ hội đèn lồng mùa thu - Hình 3", "Lễ hội đèn lồng mùa thu")
    True
    """
    line = text.strip()
    low = line.lower()
    if low == "alt" or _is_file(low):
        return True
    end = line.rstrip(_COUNTER_SIGNS)
    if not end or not end[-1].isdigit():
        return False
    own = end.rstrip("0123456789").rstrip(_COUNTER_SIGNS)
    digits = len(end) - len(end.rstrip("0123456789"))
    if not title or digits > 3 or not own:
        return False
    if not _may_agree(own, title):
        return False
    folded = bare(title)
    if folded[-1:].isdigit() and folded == bare(end):
        return False
    return _is_title(bare(own), folded)


def _is_file(low: str) -> bool:
    return len(low) <= 120 and low.endswith(lexicon.words().extensions) and low.count(" ") <= 4


def _is_title(own: str, title: str) -> bool:
    for counter in ("", *lexicon.words().counters):
        if counter and not own.endswith(" " + counter):
            continue
        rest = own[: len(own) - len(counter)].strip() if counter else own
        if rest == title or (len(rest) >= 24 and title.startswith(rest)):
            return True
    return False


def _may_agree(own: str, title: str) -> bool:
    """Whether a line and a title begin with the same letters, but for the last one looked at.

    A capital's small letter may depend on whether it is the last one of its word.
    """
    a, b = bare(own[:_GLANCE_CHARACTERS]), bare(title[:_GLANCE_CHARACTERS])
    seen = max(0, min(len(a), len(b)) - 1)
    return a[:seen] == b[:seen]
