"""The look at all lines of a document at once: what each can be at all.

Lives here: the words, signs, beginnings and ends without which a line is no field, and what a line
may be where nothing looks for them. The look itself is compiled (`_signs.pyx`): it goes over a
line's characters once, where the gates of the grammars search it for one after the other. It
refuses nothing that a gate lets pass, and the gates are asked all the same about what is left.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

from extract.fields import _glance, masthead
from extract.lexicon import byline, furniture, timestamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from extract.model import Block

FURNITURE: Final = 1
"""Begins like a phrase or opening of the lexicon."""
CREDIT: Final = 2
STAMP: Final = 4
CAPTION: Final = 8
MASTHEAD: Final = 16
ADDRESS: Final = 32
"""Gives another page's address."""
SENTENCE: Final = 64
"""May end a sentence."""
ELEMENT: Final = 128
"""Its element says something: it has a class, or is no paragraph."""
ANY: Final = 127

Columns: TypeAlias = "tuple[list[str], list[int], list[int], list[int], list[int]]"
"""Texts of the blocks, their lengths, their characters inside links, the blank lines before them,
and their containers."""
_Columns: TypeAlias = "Callable[[list[Block]], Columns]"
_Look: TypeAlias = "Callable[[list[Block], list[str], frozenset[str]], list[int]]"

# What the words tell.
AT: Final = 1
COPY: Final = 2
MARK: Final = 4
COLON: Final = 8
DIGIT: Final = 16
SIGN: Final = 32
YEAR: Final = 64
AGO: Final = 128
UNFILLED: Final = 256
PICTURE: Final = 512
MAKER: Final = 1024
"""Beside a colon."""
JOIN: Final = 2048
BAR: Final = 4096
BRACKET: Final = 8192
LINK: Final = 16384
EDGE: Final = 32768
"""Stands in front of phrases as of anything."""
BY: Final = 65536
_WORDS: Final[tuple[tuple[int, tuple[str, ...]], ...]] = (
    (AT, ("@",)),
    (COPY, ("©", "®")),
    (MARK, ("GP", "p: ", "P: ", "el:", "ĐT:")),
    (COLON | SIGN, (":",)),
    (DIGIT, tuple("0123456789")),
    (SIGN, ("-", ".")),
    (SIGN | JOIN, ("/", "–")),
    (JOIN, (" - ",)),
    (YEAR, ("19", "20")),
    (AGO, ("rước", " ago")),
    (UNFILLED, ("yyyy", "YYYY", "/yy", "{{", "__/", "NaN", "Invalid")),
    (PICTURE | BY, (" by ",)),
    (PICTURE, ("inh h", "(ảnh", "Ảnh", "ẢNH", "hoto)", "ourtesy of")),
    (
        MAKER,
        (
            "ảnh:", "ảnh :", "guồn", "hoto", "redit", "Video", "Clip", "mage", "Đồ h", "Hình",
            "ourc", "raphic", "icture", "llustr",
        ),
    ),
    (BAR, ("|",)),
    (BRACKET, ("(",)),
    (LINK, ("://",)),
    (EDGE, tuple(" .:;,()[]{}0123456789!?-+>*|#/\"'")),
)  # fmt: skip
_FREQUENT: Final = "yvpbdmlrsueoagctihnư "
"""The most frequent letters, the rarest of them first."""
_SIEVED: Final = 3
"""So many letters of a word are compared at every place of a line."""
_PHRASE_CHARACTERS: Final = 8
_NOW_CHARACTERS: Final = 3
"""Nearly all lines differ from all phrases so near to their beginning."""


def words() -> tuple[tuple[int, tuple[str, ...]], ...]:
    """What to look for in a line, with what it tells."""
    return _WORDS


def rarest(word: str) -> int:
    """The place of the three letters by which a word is found: rare ones.

    >>> rarest("rước"), rarest(" ago"), rarest("GP")
    (0, 1, 0)
    """
    places = range(max(1, len(word) - _SIEVED + 1))
    return min(places, key=lambda at: sum(map(_FREQUENT.find, word[at : at + _SIEVED])))


def phrases() -> list[str]:
    """How phrases and openings begin, with and without the signs in front of them; folded."""
    lexicon = furniture.words()
    exact = ("# ", *lexicon.related_inside, *lexicon.related_after, *lexicon.related_openings,
             *lexicon.comment_after, *lexicon.comment_openings, *lexicon.tag_labels,
             *lexicon.tag_openings, *lexicon.boilerplate, *lexicon.boilerplate_openings,
             *lexicon.end_marks, *lexicon.address_keys)  # fmt: skip
    return _begun(exact)


def _begun(phrases_: Iterable[str]) -> list[str]:
    """The first letters of phrases, with and without the signs in front of them."""
    forms = [form for phrase in phrases_ for form in (phrase, _bare(phrase))]
    return [form[:_PHRASE_CHARACTERS] for form in forms if form]


def _bare(phrase: str) -> str:
    """The phrase from its first letter on."""
    first = next((place for place, sign in enumerate(phrase) if sign.isalpha()), len(phrase))
    return phrase[first:]


def heads() -> Iterable[str]:
    """The first letters of labels and addresses of a masthead, in small letters."""
    return masthead.heads()


def labels() -> list[str]:
    """How labels of a masthead begin that need no colon, figure or sign; in small letters."""
    return _begun(masthead.opening_words())


def openings() -> Iterable[str]:
    """The first letters of credits, as printed."""
    return _glance.letters()[0]


def first_words() -> Iterable[str]:
    """Words with which credits begin that need no " by ", as printed."""
    return _glance.first_words() | {"By", "BY"}


def last_words() -> Iterable[str]:
    """Words with which credits end, as printed."""
    return _glance.last_words()


def glued() -> Iterable[str]:
    """Ends of credits, as printed, that may stand right behind a name; ASCII letters close them."""
    return _glance.GLUED


def colon_ends() -> Iterable[str]:
    """The last two letters of words before the colon of a credit, folded."""
    return _glance.colon_ends()


def picture_ends() -> Iterable[str]:
    """The last three letters of pictures' labels, folded; they may name a text too."""
    return _glance.PICTURE_ENDS


def bracket_heads() -> Iterable[str]:
    """The first two letters in a bracket that makes a credit of what stands before, folded."""
    return {head[:2] for head in _glance.bracket_heads()}


def degrees() -> Iterable[str]:
    """Scholars' degrees, folded; they have two letters or more."""
    return byline.words().degrees


def now() -> list[str]:
    """How phrases for now begin, in small letters."""
    return [phrase[:_NOW_CHARACTERS] for phrase in timestamp.words().phrases.now]


def columns(blocks: list[Block]) -> Columns:
    """Columns of the blocks."""
    texts = [block.text for block in blocks]
    links = [block.link_chars for block in blocks]
    gaps, places = [block.gap for block in blocks], [block.container for block in blocks]
    return texts, list(map(len, texts)), links, gaps, places


def look(blocks: list[Block], _zones: list[str], _quiet: frozenset[str]) -> list[int]:
    """What each block may be by its text: anything, where nothing looks.

    The compiled look tells nothing but `ELEMENT` of blocks whose zones are quiet.
    """
    return [ANY | ELEMENT] * len(blocks)


@cache
def lookers() -> tuple[_Columns, _Look]:
    """What makes columns and looks at lines: the compiled functions where they are there."""
    try:
        from extract.fields import _signs
    except ImportError:
        return columns, look
    return _signs.columns, _signs.look
