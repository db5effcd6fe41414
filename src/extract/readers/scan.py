"""What a page would cost the parser, found by one linear look at its tags before the parse.

Lives here: a tokenizer of tags as the HTML standard has it, and two stacks of names. Lexbor needs
time quadratic in the depth of nesting and in the attributes of an element, and memory for every
formatting element that it opens anew behind each block. Where an end tag may not close what it
names, it closes nothing here, so that what is counted is never too little by more than the few
elements that the parser adds itself. `_scan.pyx` is the same in C, built where a compiler is; it
also tells the pages that are sure to be light, for which nothing needs to be counted, and leaves
out of them what nobody reads, so that the parser need not see it.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

PLAIN, BLOCK, FORMAT, VOID, RAW, SCOPE, ROOT, TABLE = range(8)
"""Kinds of elements: within a line, known or not; blocks; opened anew in the next block until
their own end tag comes; never holding anything; holding no markup; crossed by no end tag of
what stands around them; there just once; parts of a table."""

_NAMES: Final = {
    BLOCK: b"""
        address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption
        figure footer form h1 h2 h3 h4 h5 h6 header hgroup li listing main menu nav noscript ol p
        pre search section summary ul
    """,
    FORMAT: b"a b big code em font i nobr s small strike strong tt u",
    VOID: b"""
        area base basefont bgsound br col embed frame hr img input keygen link meta param source
        track wbr
    """,
    RAW: b"iframe noembed noframes plaintext script style textarea title xmp",
    SCOPE: b"""
        annotation- applet button desc foreignobje frameset marquee math mi mn mo ms mtext object
        select svg template
    """,
    ROOT: b"body head html",
    TABLE: b"caption colgroup table tbody td tfoot th thead tr",
    PLAIN: b"optgroup option",
}
NAME_BYTES: Final = 11
"""So much of a name is compared; only the two longest of `SCOPE` are cut."""
KINDS: Final = {name: kind for kind, names in _NAMES.items() for name in names.split()}
MARKED: Final = frozenset(b"applet caption marquee object td template th".split())
"""Elements in which formatting elements outside them are not opened anew."""
UNSURE: Final = frozenset(b"frameset math select svg template".split())
"""Elements in which raw elements, links and CDATA sections may be something else."""
UNREAD: Final = frozenset((b"script", b"style"))
"""Raw elements whose content is never read, but for scripts whose type says JSON-LD."""
DRAWN: Final = frozenset(
    b"""
        circle clippath defs ellipse g image line mask path polygon polyline rect stop symbol use
    """.split()
)
"""Elements of a drawing that may stand in it however deep; HTML's own would end it."""
READ: Final = frozenset(
    b"aria-hidden class content datetime hidden id itemprop rel role style".split()
)
"""Attributes that the walk asks of an element: they tell what it holds, or where it belongs."""
READ_OF: Final = {
    b"img": frozenset(
        b"""
            alt data-lazy data-lazy-src data-original data-src data-srcset data-url height src
            srcset width
        """.split()
    ),
    b"link": frozenset((b"href", b"rel")),
    b"script": frozenset((b"type",)),
    b"style": frozenset(),
}
"""Those of elements that are read in another way."""
TOLD: Final = frozenset((b"time",))
"""Elements of which it tells something that they have an attribute at all."""
_ROWS: Final = (b"td", b"th", b"tr")
CLOSES: Final[dict[bytes, tuple[bytes, ...]]] = {
    b"li": (b"li",),
    b"dd": (b"dd", b"dt"),
    b"dt": (b"dd", b"dt"),
    b"option": (b"option",),
    b"optgroup": (b"option", b"optgroup"),
    b"td": (b"td", b"th"),
    b"th": (b"td", b"th"),
    b"tr": _ROWS,
    b"tbody": (*_ROWS, b"tbody", b"thead", b"tfoot"),
    b"thead": (*_ROWS, b"tbody", b"thead", b"tfoot"),
    b"tfoot": (*_ROWS, b"tbody", b"thead", b"tfoot"),
}
"""What a start tag ends that is open right around it; a paragraph between them ends too."""
CROSSES: Final = {
    PLAIN: (PLAIN,),
    BLOCK: (PLAIN, BLOCK),
    SCOPE: (PLAIN, BLOCK),
    TABLE: (PLAIN, BLOCK, TABLE),
}
"""Kinds of open elements that an end tag closes along with what it names, by its own kind."""
LISTS: Final = frozenset((b"ul", b"ol"))
"""Elements that the end tag of a list item does not cross."""
ROOTS: Final = frozenset((b"body", b"html"))
"""Elements to which the attributes of all their tags are added."""
SINGLE: Final = frozenset((b"a", b"nobr"))
"""Formatting elements that end the one they stand in."""
CONTROLS: Final = frozenset((b"input", b"optgroup", b"option"))
SAME: Final = 3
"""So many of one formatting element without attributes are kept, as the standard says."""

_WHITE: Final = bytes(range(33))
_BLANKS: Final = rb"\t\n\f\r "
_NAME_END: Final = re.compile(rb"[/>" + _BLANKS + rb"]")
_ATTRIBUTE: Final = re.compile(
    rb"""
    [/B]*+ (?: (>) | [^>/B] [^=>/B]*+                        # the tag's end, or a name
      (?: [B]*+ = [B]*+                                      # and its value
        (?: "[^"]*+(?:"|\Z) | '[^']*+(?:'|\Z) | (?!["'])[^>B]*+ ) )?+ )
    """.replace(b"B", _BLANKS),
    re.VERBOSE,
)
_COMMENT_END: Final = re.compile(rb"--!?>")


class Cost(NamedTuple):
    """What the parser would have to hold; also the most of it that is let pass."""

    tags: int
    """Start tags, end tags, comments and declarations."""
    depth: int
    """Elements open at once."""
    attributes: int
    """Attributes of one element."""
    attributes_in_all: int
    reopened: int
    """Formatting elements opened anew."""
    copied: int
    """Bytes of text that is copied to be joined with more, where tags between make no element."""
    controls: int
    """Start tags of options and inputs: each option looks at all before it, and each input in a
    table copies the text in front of the table."""


def scan(page: bytes, most: Cost) -> Cost:
    """The cost of a page; the look at it ends where one number passes that of `most`."""
    look = _Look(page)
    while look.next_tag():
        if any(map(int.__gt__, look.cost, most)):
            break
    return look.cost


def lightened(_page: bytes, _most: Cost) -> bytes | None:
    """What must be parsed of a page known to be light: without the compiled look none is."""
    return None


class _Look:
    """How far one look at a page has come."""

    def __init__(self, page: bytes) -> None:
        self.page = page
        self.at = 0
        self.deaf = 0
        """End tags before this byte close nothing."""
        self.names: list[bytes] = []
        """Open elements other than formatting ones, outermost first."""
        self.formats: list[tuple[bytes, bool]] = []
        """Formatting elements without their end tag so far, and whether they are bare."""
        self.marks = [0]
        """How many of those stood before each open element of `MARKED`."""
        self.unsure = 0
        """Open elements of `UNSURE`."""
        self.root_attributes = 0
        self.text = 0
        """Bytes of text since the last tag that made or closed an element."""
        self.cost = Cost(0, 0, 0, 0, 0, 0, 0)

    def next_tag(self) -> bool:
        """Go behind the next tag, comment or lone sign; whether there was one."""
        page, at = self.page, self.page.find(b"<", self.at) + 1
        if not at:
            return False
        text = page[self.at : at - 1]
        self.text += len(text) if text.strip(_WHITE) else 0
        if page[at : at + 1] in (b"!", b"?"):
            self.at = self._behind_declaration(at)
            self.cost = self.cost._replace(tags=self.cost.tags + 1)
            self._count_text(apart=True)
            return True
        ends = page[at : at + 1] == b"/"
        first = at + ends
        if not page[first : first + 1].isalpha():
            self.at = self._behind(b">", first) if ends else at
            return True
        behind = _NAME_END.search(page, first)
        stop = behind.start() if behind else len(page)
        name = page[first : min(stop, first + NAME_BYTES)].lower()
        count, self.at = self._attributes(stop)
        if not ends and name in ROOTS:
            self.root_attributes += count
        here = self.root_attributes if name in ROOTS else count
        tags, depth, most, everything, reopened, copied, controls = self.cost
        controls += not ends and name in CONTROLS
        most = max(most, here)
        everything += count
        self.cost = Cost(tags + 1, depth, most, everything, reopened, copied, controls)
        if not ends:
            self._start(name, bare=count == 0)
            self._count_text(apart=name != b"form" and KINDS.get(name) != ROOT)
        else:
            elements = len(self.names) + len(self.formats)
            if self.at > self.deaf:
                self._end(name)
            self._count_text(apart=len(self.names) + len(self.formats) < elements)
        return True

    def _count_text(self, *, apart: bool) -> None:
        """Forget the text so far where a tag sets it apart; in tables it is moved and joined."""
        top = self.names[-1] if self.names else b""
        if apart and not self.unsure and (KINDS.get(top) != TABLE or top in MARKED):
            self.text = 0
        else:
            self.cost = self.cost._replace(copied=self.cost.copied + self.text)

    def _behind(self, what: bytes, at: int) -> int:
        found = self.page.find(what, at)
        return len(self.page) if found < 0 else found + len(what)

    def _behind_declaration(self, at: int) -> int:
        if self.page.startswith(b"!--", at):
            if self.page.startswith((b">", b"->"), at + 3):
                return self._behind(b">", at)
            end = _COMMENT_END.search(self.page, at + 3)
            return end.end() if end else len(self.page)
        if self.unsure and self.page.startswith(b"![CDATA[", at):
            self.deaf = max(self.deaf, self._behind(b"]]>", at))
        return self._behind(b">", at)

    def _attributes(self, at: int) -> tuple[int, int]:
        """Attributes of a tag whose name ends at `at`, and where the tag ends."""
        count = 0
        while (found := _ATTRIBUTE.match(self.page, at)) is not None:
            at = found.end()
            if found[1]:
                return count, at
            count += 1
        return count, len(self.page)

    def _start(self, name: bytes, *, bare: bool) -> None:
        kind = KINDS.get(name, PLAIN)
        if kind in (VOID, ROOT):
            return
        if kind == RAW:
            self._skip(name)
            return
        if self.unsure and self.page[self.at - 2 : self.at] == b"/>":
            return
        if kind == FORMAT:
            self._format(name, bare=bare)
            if self.unsure:
                self.names.append(name)
        else:
            if kind != PLAIN:
                more = len(self.formats) - self.marks[-1]
                self.cost = self.cost._replace(reopened=self.cost.reopened + more)
            self._close_implied(name, kind)
            self.names.append(name)
            if name in MARKED:
                self.marks.append(len(self.formats))
            self.unsure += name in UNSURE
        depth = len(self.names) + len(self.formats)
        if depth > self.cost.depth:
            self.cost = self.cost._replace(depth=depth)

    def _skip(self, name: bytes) -> None:
        """Go behind the content of a raw element, or where it may be markup take no end tag."""
        end = re.compile(rb"</" + name + rb"(?=[\t\n\f\r />])", re.IGNORECASE)
        found = None if name == b"plaintext" else end.search(self.page, self.at)
        stop = found.start() if found else len(self.page)
        content = self.page[self.at : stop]
        if self.unsure:
            self.deaf = max(self.deaf, stop)
        elif name == b"script" and b"<!--" in content and b"<script" in content.lower():
            self.deaf = len(self.page)  # a script in a comment in a script may end later
        else:
            self.at = stop

    def _format(self, name: bytes, *, bare: bool) -> None:
        formats = self.formats
        if name in SINGLE:
            self._unformat(name)
        elif bare and formats[max(self.marks[-1], len(formats) - SAME) :] == [(name, True)] * SAME:
            return
        formats.append((name, bare))

    def _unformat(self, name: bytes) -> None:
        formats = self.formats
        for at in range(len(formats) - 1, self.marks[-1] - 1, -1):
            if formats[at][0] == name:
                del formats[at]
                return

    def _close_implied(self, name: bytes, kind: int) -> None:
        """End what a start tag ends without its end tag."""
        closes = CLOSES.get(name, ())
        looks_for = (*closes, b"p") if kind in (BLOCK, TABLE) else closes
        while looks_for:
            at = len(self.names) - 1
            while at >= 0 and KINDS.get(self.names[at], PLAIN) in (PLAIN, FORMAT):
                if self.names[at] in looks_for:
                    break
                at -= 1
            if at < 0 or self.names[at] not in looks_for:
                return
            self._cut(at)

    def _end(self, name: bytes) -> None:
        kind = KINDS.get(name, PLAIN)
        if kind == FORMAT:
            self._unformat(name)
            if not self.unsure:
                return
            kind = PLAIN
        crossed = CROSSES.get(kind, ())
        if name == b"form":  # taken from the stack while what it holds stays
            crossed = CROSSES[PLAIN]
        for at in range(len(self.names) - 1, -1, -1):
            open_name = self.names[at]
            if open_name == name:
                self._cut(at)
                return
            open_kind = KINDS.get(open_name, PLAIN)
            if open_kind not in crossed and (open_kind != FORMAT or not crossed):
                return
            if name == b"li" and open_name in LISTS:
                return

    def _cut(self, at: int) -> None:
        """Close the element at `at` of the stack and all within it."""
        for name in self.names[at:]:
            if name in MARKED:
                del self.formats[self.marks.pop() :]
            self.unsure -= name in UNSURE
        del self.names[at:]
