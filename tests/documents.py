"""Whole articles made of parts, for the tests of invariants.

`articles()` draws an `Article`; `as_text` and `as_page` print the same article as a dump in one
of several layouts and as a page. Every part is known beforehand, so that a test can ask whether
all of it came back. Words are our own fragments of sentences; nothing depends on a clock or on
chance outside Hypothesis.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from datetime import datetime
from html import escape
from itertools import count
from typing import TYPE_CHECKING, Final, Literal, get_args

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Iterator

Layout = Literal["spaced", "dense", "crlf", "cr", "wrapped", "one_line"]
LAYOUTS: Final[tuple[Layout, ...]] = get_args(Layout)

WRAP_CHARACTERS: Final = 72
GAP: Final = " " * 4
"""Sets the pieces of a one-line dump apart."""

SUBJECTS: Final = (
    "Hợp tác xã Bến Tre Vàng",
    "Người dân bản Nà Lốc",
    "Đội tình nguyện phường Cầu Đá",
    "Trường tiểu học Suối Hai",
    "Các thợ dệt làng Đông Yên",
    "Nhóm kỹ sư trẻ ở Quy Nhơn",
    "Trạm y tế xã Hòa Lạc",
    "Bà con ngư dân vịnh Xuân Đài",
    "Câu lạc bộ đọc sách Mây Trắng",
    "Ban quản lý chợ Gò Găng",
    "Hội Phụ nữ thị trấn Phố Lu",
    "Vườn ươm của ông Mười Nhị",
)
VERBS: Final = (
    "vừa khánh thành",
    "đang sửa chữa",
    "quyết định giữ lại",
    "đã góp công dựng",
    "mong muốn mở rộng",
    "lặng lẽ chăm sóc",
    "bắt đầu thử nghiệm",
    "cùng nhau bảo vệ",
    "dành ba năm xây dựng",
    "nhận bàn giao",
)
OBJECTS: Final = (
    "chiếc cầu treo dài tám mươi mét",
    "thư viện nhỏ bên bờ kênh",
    "mười hai giàn phơi cá chạy bằng nắng",
    "con đường hoa dẫn vào xóm",
    "lớp học xóa mù chữ buổi tối",
    "khu vườn thuốc nam sau đình",
    "hai trạm đo mưa tự động",
    "đàn bò giống lai của cả thôn",
    "bể nước sạch trên sườn đồi",
    "những khung cửi đã nằm im nhiều năm",
    "cánh rừng ngập mặn ngoài đê",
)
TAILS: Final = (
    "sau hơn một năm chuẩn bị",
    "bằng tiền đóng góp của con em xa quê",
    "để kịp mùa mưa sắp tới",
    "với sự giúp đỡ của bộ đội biên phòng",
    "dù kinh phí chỉ đủ một nửa",
    "trong niềm vui của trẻ nhỏ",
    "theo cách làm của ông bà ngày trước",
    "mà không phải chặt một gốc cây nào",
    "trước sự ngạc nhiên của khách qua đường",
)
_CLAUSES: Final = len(SUBJECTS) * len(VERBS) * len(OBJECTS)
_STEPS: Final = (97, 277, 541, 763, 1013)
"""Prime to `_CLAUSES`: a walk in such steps meets no clause twice."""

HEADINGS: Final = (
    "Khó khăn buổi đầu",
    "Chung tay từ việc nhỏ",
    "Tín hiệu đáng mừng",
    "Nỗi lo còn đó",
    "Hướng đi lâu dài",
)
PEOPLE: Final = (
    "Nguyễn Thạch Lam",
    "Trần Thị Yên Chi",
    "Lê Hoài Đức",
    "Phạm Quế Lâm",
    "Đỗ Thanh Trúc",
    "Hoàng Bảo Khuê",
    "Vũ Mai Phương Thảo",
    "Đặng Nhật Vinh",
)
OUTLETS: Final = ("Báo Cửa Sông", "Tin Nhanh Đất Bãi", "Báo Miền Thượng")
DATELINES: Final = ("CSO - ", "(Đất Bãi) - ")
WEEKDAYS: Final = (
    "Thứ hai",
    "Thứ ba",
    "Thứ tư",
    "Thứ năm",
    "Thứ sáu",
    "Thứ bảy",
    "Chủ nhật",
)
MENU: Final = ("Trang chủ", "Thời sự", "Kinh tế", "Văn hóa", "Thể thao")
_MASTHEAD: Final = (
    "{paper}",
    "Giấy phép số: {number}/GP-BTTTT do Bộ Thông tin và Truyền thông cấp ngày {day}/3/2021.",
    "Tổng biên tập: {chief}",
    "Phó Tổng biên tập: {deputy}",
    "Tòa soạn: Số {number} đường Bờ Hồ, thành phố Lạng Giang",
    "Điện thoại: 0204.3{number}.118; Email: toasoan@cuasong.example",
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """The line under the title."""

    shown: str
    value: str
    """ISO 8601, to the minute, +07:00."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A caption and where it stands."""

    text: str
    credit: str | None
    after: int
    """So many paragraphs stand before it."""
    doubled: bool
    """Whether a dump prints it twice; on a page, whether the alt text repeats it."""

    @property
    def line(self) -> str:
        """The caption as it is printed."""
        return f"{self.text} Ảnh: {self.credit}" if self.credit else self.text


@dataclass(frozen=True, slots=True)
class Credit:
    """The line under the article."""

    shown: str
    people: tuple[tuple[str, tuple[str, ...]], ...]
    """Each name with its roles."""
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article of which every part is known."""

    title: str
    stamp: Stamp
    lead: str | None
    """Opens with an outlet's stamp; a picture follows it, which sets it apart in a dump too."""
    headings: tuple[tuple[int, str], ...]
    """Sub-headings, each with the index of the paragraph that it stands over."""
    paragraphs: tuple[str, ...]
    pictures: tuple[Picture, ...]
    byline: Credit | None
    masthead: tuple[str, ...]

    @property
    def story(self) -> tuple[tuple[str, str | Picture], ...]:
        """What stands between stamp and byline, in order, each piece with its kind."""
        over = dict(self.headings)
        out: list[tuple[str, str | Picture]] = [("lead", self.lead)] if self.lead else []
        for place in range(len(self.paragraphs) + 1):
            out += [("picture", picture) for picture in self.pictures if picture.after == place]
            if place in over:
                out.append(("heading", over[place]))
            if place < len(self.paragraphs):
                out.append(("paragraph", self.paragraphs[place]))
        return tuple(out)

    @property
    def body(self) -> tuple[str, ...]:
        """Headings and paragraphs, as the record's body holds them."""
        return tuple(
            piece for kind, piece in self.story if kind != "lead" and isinstance(piece, str)
        )


def _clause(number: int) -> str:
    number, subject = divmod(number, len(SUBJECTS))
    number, verb = divmod(number, len(VERBS))
    return f"{SUBJECTS[subject]} {VERBS[verb]} {OBJECTS[number % len(OBJECTS)]}"


def _sentence(number: int) -> str:
    return f"{_clause(number)} {TAILS[number % len(TAILS)]}."


def _walks() -> st.SearchStrategy[Iterator[int]]:
    """Numbers of clauses, none twice: no piece of an article repeats another by chance."""
    return st.builds(
        lambda start, step: (number % _CLAUSES for number in count(start, step)),
        st.integers(0, _CLAUSES - 1),
        st.sampled_from(_STEPS),
    )


def _stamps() -> st.SearchStrategy[Stamp]:
    moments = st.datetimes(datetime(2005, 1, 1), datetime(2025, 12, 31))  # noqa: DTZ001 - local
    return st.builds(_stamp, moments, st.integers(0, 5))


def _stamp(moment: datetime, shape: int) -> Stamp:
    weekday = WEEKDAYS[moment.weekday()]
    shown = (
        f"{moment:%H:%M, %d/%m/%Y}",
        f"{moment:%d/%m/%Y %H:%M}",
        f"{moment:%H:%M | %d/%m/%Y}",
        f"{weekday}, {moment:%d/%m/%Y - %H:%M}",
        f"{weekday}, {moment.day}/{moment.month}/{moment.year}, {moment:%H:%M} (GMT+7)",
        f"{moment:%H:%M, ngày %d-%m-%Y}",
    )[shape]
    return Stamp(shown, f"{moment:%Y-%m-%dT%H:%M}:00+07:00")


def _credits() -> st.SearchStrategy[Credit]:
    names = st.permutations(PEOPLE).map(lambda order: order[:2])
    return st.builds(_credit, names, st.sampled_from(OUTLETS), st.integers(0, 4))


def _credit(names: list[str], outlet: str, shape: int) -> Credit:
    first, second = names
    return (
        Credit(f"Bài và ảnh: {first}", ((first, ("text", "photo")),)),
        Credit(f"Tin, ảnh: {first}", ((first, ("text", "photo")),)),
        Credit(f"{first} - {second}", ((first, ("text",)), (second, ("text",)))),
        Credit(first, ((first, ("text",)),)),
        Credit(f"Theo {first} ({outlet})", ((first, ("text",)),), outlet),
    )[shape]


@st.composite
def _pictures(
    draw: st.DrawFn, clauses: Iterator[int], paragraphs: int, *, opening: bool
) -> tuple[Picture, ...]:
    """Captions that a dump can tell from body: each has a credit or stands there twice."""
    out = []
    for place in range(draw(st.integers(int(opening), 3))):
        after = 0 if opening and not place else draw(st.integers(1, paragraphs - 1))
        credit = draw(st.none() | st.sampled_from(PEOPLE))
        doubled = credit is None or draw(st.booleans())
        out.append(Picture(f"{_clause(next(clauses))}.", credit, after, doubled))
    return tuple(sorted(out, key=lambda picture: picture.after))


@st.composite
def articles(draw: st.DrawFn, *, masthead: bool = True) -> Article:
    """Articles of three to seven paragraphs; `masthead=False` leaves every masthead out."""
    clauses = draw(_walks())
    sizes = draw(st.lists(st.integers(2, 4), min_size=3, max_size=7))
    title = _clause(next(clauses))
    paragraphs = [" ".join(_sentence(next(clauses)) for _ in range(size)) for size in sizes]
    if draw(st.booleans()):
        paragraphs[-1] += "/."
    opening = draw(st.none() | st.sampled_from(DATELINES))
    over = draw(st.lists(st.integers(1, len(sizes) - 1), max_size=2, unique=True))
    return Article(
        title=title,
        stamp=draw(_stamps()),
        lead=opening and opening + _sentence(next(clauses)),
        headings=tuple(zip(sorted(over), draw(st.permutations(HEADINGS)), strict=False)),
        paragraphs=tuple(paragraphs),
        pictures=draw(_pictures(clauses, len(sizes), opening=opening is not None)),
        byline=draw(st.none() | _credits()),
        masthead=draw(_mastheads()) if masthead else (),
    )


def _mastheads() -> st.SearchStrategy[tuple[str, ...]]:
    return st.builds(
        _masthead, st.booleans(), st.integers(100, 999), st.sampled_from(OUTLETS), st.integers(1, 7)
    )


def _masthead(stands: bool, number: int, outlet: str, person: int) -> tuple[str, ...]:
    words = {
        "paper": f"{outlet.upper()} ĐIỆN TỬ",
        "number": number,
        "day": number % 28 + 1,
        "chief": PEOPLE[person],
        "deputy": PEOPLE[person - 1],
    }
    return tuple(line.format(**words) for line in _MASTHEAD) if stands else ()


def as_text(article: Article, layout: Layout = "spaced") -> str:
    """The article as a dump; every layout holds the same pieces in the same order."""
    groups = _groups(article)
    if layout == "one_line":
        return GAP.join([*(line for group in groups for line in group), *article.masthead])
    foot = [[line] for line in article.masthead]
    if layout == "wrapped":
        groups, foot = (
            [_wrapped(line) for group in part for line in group] for part in (groups, foot)
        )
    between = "\n" if layout == "dense" else "\n\n"
    head, *story = ("\n".join(group) for group in groups)
    text = f"{head}\n\n{between.join(story)}\n"
    if foot:
        text += "\n\n\n" + between.join("\n".join(group) for group in foot) + "\n"
    return text.replace("\n", {"crlf": "\r\n", "cr": "\r"}.get(layout, "\n"))


def _groups(article: Article) -> list[list[str]]:
    """Lines of the article in order; lines of one group stand without a blank line between."""
    groups = [[article.title], [article.stamp.shown]]
    for _, piece in article.story:
        if isinstance(piece, Picture):
            groups.append([piece.line] * (1 + piece.doubled))
        else:
            groups.append([piece])
    if article.byline:
        groups.append([article.byline.shown])
    return groups


def _wrapped(line: str) -> list[str]:
    return textwrap.wrap(line, WRAP_CHARACTERS, break_on_hyphens=False, break_long_words=False)


def as_page(article: Article) -> str:
    """The article as a page: menu, header, story with figures, credit, masthead."""
    story = "\n".join(_element(kind, piece) for kind, piece in article.story if kind != "lead")
    lead = f'<h2 class="detail-sapo">{escape(article.lead)}</h2>' if article.lead else ""
    credit = f'<p class="author">{escape(article.byline.shown)}</p>' if article.byline else ""
    menu = "".join(f'<li><a href="/{n}">{item}</a></li>' for n, item in enumerate(MENU))
    foot = "".join(f"<p>{escape(line)}</p>" for line in article.masthead)
    return f"""<!DOCTYPE html>
<html lang="vi">
<head><meta charset="utf-8"><title>{escape(article.title)}</title></head>
<body>
<nav class="main-nav"><ul>{menu}</ul></nav>
<article>
<h1 class="detail-title">{escape(article.title)}</h1>
<div class="detail-time">{escape(article.stamp.shown)}</div>
{lead}
<div class="detail-content">
{story}
{credit}
</div>
</article>
<footer class="footer">{foot}</footer>
</body>
</html>
"""


def _element(kind: str, piece: str | Picture) -> str:
    if isinstance(piece, Picture):
        line = escape(piece.line)
        alt = line if piece.doubled else ""
        image = f'<img src="/anh/{piece.after}.jpg" alt="{alt}">'
        return f'<figure>{image}<figcaption class="caption">{line}</figcaption></figure>'
    return f"<h3>{escape(piece)}</h3>" if kind == "heading" else f"<p>{escape(piece)}</p>"
