"""Captions: credits in all their forms, doubled lines, alt texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extract.fields import _photo, caption
from extract.fields.alt import alt_noise
from extract.fields.caption import (
    Reading,
    caption_form,
    may_be_caption,
    merge_captions,
    read_caption,
)
from extract.fields.letters import ASK, CREDIT_CHARACTERS, part_early
from extract.lexicon import caption as lexicon

if TYPE_CHECKING:
    from extract.model import Caption

CAT = "Con mèo mướp nằm phơi nắng trước hiên nhà"

# Line, its text, its credit.
READ = [
    (f"{CAT}. Ảnh: Lê Sương", f"{CAT}.", "Lê Sương"),
    (f"{CAT}. Ảnh: Lê Sương.", f"{CAT}.", "Lê Sương"),
    (f"{CAT}. Ảnh: Lê Sương .", f"{CAT}.", "Lê Sương"),
    (f"{CAT}. Ảnh:Lê Sương", f"{CAT}.", "Lê Sương"),
    (f"{CAT}. ẢNH: LÊ SƯƠNG", f"{CAT}.", "LÊ SƯƠNG"),
    (f"{CAT}. Ảnh : Lê Sương", f"{CAT}.", "Lê Sương"),
    (f"{CAT}. Ảnh: Lê Sương/TTXVN", f"{CAT}.", "Lê Sương/TTXVN"),
    (f"{CAT}. Ảnh: Lê Sương - TTXVN", f"{CAT}.", "Lê Sương - TTXVN"),
    (f"{CAT}. Ảnh: LÊ SƯƠNG (TTXVN)", f"{CAT}.", "LÊ SƯƠNG (TTXVN)"),
    (f"{CAT}. Ảnh: VGP/Lê Sương", f"{CAT}.", "VGP/Lê Sương"),
    (f"{CAT}. Ảnh: AFP/TTXVN", f"{CAT}.", "AFP/TTXVN"),
    (f"{CAT}. Ảnh: T.S.", f"{CAT}.", "T.S"),
    (f"{CAT}. Ảnh: NVCC", f"{CAT}.", "NVCC"),
    (f"{CAT}. Ảnh: Nhân vật cung cấp", f"{CAT}.", "Nhân vật cung cấp"),
    (f"{CAT}. Ảnh: Bệnh viện cung cấp.", f"{CAT}.", "Bệnh viện cung cấp"),
    (f"{CAT}. Ảnh: internet", f"{CAT}.", "internet"),
    (f"{CAT}. Ảnh: meohoang.example.", f"{CAT}.", "meohoang.example"),
    (f"{CAT}. Ảnh: Chụp màn hình", f"{CAT}.", "Chụp màn hình"),
    (f"{CAT}. Ảnh:", f"{CAT}.", None),
    (f"{CAT}… Ảnh: Lê Sương", f"{CAT}…", "Lê Sương"),
    (f'{CAT}". Ảnh: Lê Sương', f'{CAT}".', "Lê Sương"),
    (f"{CAT}? Ảnh: Lê Sương", f"{CAT}?", "Lê Sương"),
    (f"{CAT} (Ảnh: Lê Sương)", CAT, "Lê Sương"),
    (f"{CAT} (Ảnh: Lê Sương).", CAT, "Lê Sương"),
    (f"{CAT}. (Ảnh: Lê Sương)", f"{CAT}.", "Lê Sương"),
    (f"{CAT} (ảnh: Lê Sương)", CAT, "Lê Sương"),
    (f"{CAT} (ảnh Lê Sương)", CAT, "Lê Sương"),
    (f"{CAT} (Ảnh Lê Sương)", CAT, "Lê Sương"),
    (f"{CAT} (Ảnh: Lê Sương", CAT, "Lê Sương"),
    (f"{CAT} (Ảnh: Báo Mèo)", CAT, "Báo Mèo"),
    (f"{CAT} (Ảnh:ST)", CAT, "ST"),
    (f"{CAT} [Ảnh: Lê Sương]", CAT, "Lê Sương"),
    (f"{CAT} (Nguồn ảnh: Lê Sương)", CAT, "Lê Sương"),
    (f"{CAT}. Nguồn ảnh: Lê Sương", f"{CAT}.", "Lê Sương"),
    (f"{CAT}. Nguồn ảnh: Ảnh: Bill Oak.", f"{CAT}.", "Bill Oak"),
    (f"{CAT} (Ảnh/Nguồn: Lê Sương/Vietnam+)", CAT, "Lê Sương/Vietnam+"),
    (f"{CAT} (Nguồn: AFP)", CAT, "AFP"),
    (f"{CAT}. Nguồn: Internet.", f"{CAT}.", "Internet"),
    (f"{CAT} - Ảnh: Lê Sương", CAT, "Lê Sương"),
    (f"{CAT} – Ảnh: Lê Sương", CAT, "Lê Sương"),
    (f"{CAT}_Ảnh: TTXVN", CAT, "TTXVN"),
    (f"{CAT} | Ảnh: Lê Sương", CAT, "Lê Sương"),
    (f"{CAT} Ảnh: Reuters", CAT, "Reuters"),
    (f"{CAT} Ảnh TTXVN", CAT, "TTXVN"),
    (f"{CAT}. Ảnh Lê Sương.", f"{CAT}.", "Lê Sương"),
    (f"{CAT}. Ảnh minh họa", f"{CAT}. Ảnh minh họa", None),
    (f"{CAT}. Ảnh minh hoạ.", f"{CAT}. Ảnh minh hoạ.", None),
    (f"{CAT} (Ảnh minh họa)", f"{CAT} (Ảnh minh họa)", None),
    (f"{CAT} (Ảnh minh họa).", f"{CAT} (Ảnh minh họa)", None),
    (f"{CAT} (Ảnh minh họa: Lê Sương)", f"{CAT} (Ảnh minh họa)", "Lê Sương"),
    (f"{CAT} (Ảnh minh họa IT)", f"{CAT} (Ảnh minh họa)", "IT"),
    (f"{CAT}. Ảnh minh họa: Blogmeo.", f"{CAT}. Ảnh minh họa", "Blogmeo"),
    (f"{CAT} (Ảnh chụp màn hình)", f"{CAT} (Ảnh chụp màn hình)", None),
    (f"{CAT} (Ảnh cắt từ clip)", f"{CAT} (Ảnh cắt từ clip)", None),
    (f"{CAT} – Ảnh chụp màn hình", f"{CAT} – Ảnh chụp màn hình", None),
    (f"{CAT} - Ảnh trích từ clip của cô Sương", f"{CAT} - Ảnh trích từ clip của cô Sương", None),
    ("Ảnh minh họa", "Ảnh minh họa", None),
    ("Ảnh minh hoạ.", "Ảnh minh hoạ.", None),
    ("Ảnh minh họa (Nguồn: Internet)", "Ảnh minh họa", "Internet"),
    ("Ảnh minh họa. Nguồn: internet.", "Ảnh minh họa.", "internet"),
    ("Ảnh minh họa - Nguồn: IE", "Ảnh minh họa", "IE"),
    ("Ảnh minh họa: Getty", "Ảnh minh họa", "Getty"),
    ("Hình minh họa", "Hình minh họa", None),
    ("Ảnh: Lê Sương", None, "Lê Sương"),
    ("Ảnh: LÊ SƯƠNG.", None, "LÊ SƯƠNG"),
    ("(Ảnh: Lê Sương)", None, "Lê Sương"),
    ("Nguồn ảnh: Lê Sương", None, "Lê Sương"),
    ("Ảnh:", None, None),
    ("Đồ họa: Lê Sương.", None, "Lê Sương"),
    ("Video: Đồn biên phòng Sao", None, "Đồn biên phòng Sao"),
    (f"{CAT}. Đồ hoạ: Lê Sương", f"{CAT}.", "Lê Sương"),
    (f"{CAT}. Clip: Lê Sương", f"{CAT}.", "Lê Sương"),
    (f"{CAT}. Ảnh: Lê Sương - Đồ họa: Hồ Mơ", f"{CAT}.", "Lê Sương - Đồ họa: Hồ Mơ"),
    ("A cat on a porch. Photo: Ann Lee", "A cat on a porch.", "Ann Lee"),
    ("A cat on a porch (Photo: Ann Lee)", "A cat on a porch", "Ann Lee"),
    ("A cat on a porch. Photo by Ann Lee", "A cat on a porch.", "Ann Lee"),
    ("A cat on a porch. Credit: Ann Lee", "A cat on a porch.", "Ann Lee"),
    ("A cat on a porch. Image: Ann Lee/Getty Images", "A cat on a porch.", "Ann Lee/Getty Images"),
    ("A cat on a porch | Photo: Ann Lee", "A cat on a porch", "Ann Lee"),
    ("A cat on a porch. Photograph: Ann Lee/Reuters", "A cat on a porch.", "Ann Lee/Reuters"),
    ("A cat on a porch. Photo courtesy of Ann Lee", "A cat on a porch.", "Ann Lee"),
    ("A cat on a porch. (AP Photo/Ann Lee)", "A cat on a porch.", "AP Photo/Ann Lee"),
    ("A cat on a porch. Ann Lee/Getty Images", "A cat on a porch.", "Ann Lee/Getty Images"),
    (f"{CAT} (TTXVN)", CAT, "TTXVN"),
    # no credit
    (f"{CAT}.", f"{CAT}.", None),
    (CAT, CAT, None),
    ("Thi ảnh đẹp năm nay: ai thắng?", "Thi ảnh đẹp năm nay: ai thắng?", None),
    ("Tục lệ cũ (nay đã bỏ)", "Tục lệ cũ (nay đã bỏ)", None),
    ("", None, None),
]

FORMS = {line: True for line, _, credit in READ if credit and "(TTXVN)" not in line[-8:]}

NO_FORM = [
    "Bài và ảnh: Lê Sương",
    "Bài, ảnh: Lê Sương",
    "Tin, ảnh: Lê Sương",
    "Tin-ảnh: L.Sương",
    "Bài và Ảnh: Lê Sương",
    "Bài: LÊ SƯƠNG; Ảnh: HỒ MƠ",
    "Bài - Ảnh: Lê Sương",
    "Tin và ảnh: Hồ Mơ",
    "LÊ SƯƠNG. Ảnh: HỒ MƠ",
    "Lê Sương. Ảnh: Hồ Mơ",
    "Theo Lan - Ảnh: Tổng Hợp (Lá Xanh)",
    "Theo Hà My/ Ảnh: Lê Ng Hiền (Lá Xanh)",
    "Thực hiện: Lê Sương",
    "Text: Ann Lee Photo: Tom Oak",
    "Ảnh: 10 khoảnh khắc đẹp nhất của mùa thu năm nay",
    "Ảnh: Những cánh đồng hoa nở rộ khắp vùng cao phía bắc đất nước",
    "Video: Xe tải cháy rụi trên đường cao tốc giữa trưa nắng",
    "Clip: Mèo mướp đuổi chó chạy quanh sân trường",
    "Ảnh cưới",
    "Ảnh hưởng của bão số 4 đến nay vẫn chưa dứt",
    "Ảnh của anh được giải nhất cuộc thi năm ngoái.",
    "Nguồn: VITIC/Reuters",
    "Nguồn: Lá Xanh",
    "Nguồn gốc ngày rằm tháng giêng",
    "Nguồn nước ở đây đã cạn từ lâu.",
    "Video",
    "Phim ảnh",
    "Hình ảnh",
    "Photo Story",
    "Games | Làm đẹp | Ảnh | Media",
    "Trang chủ | Video | Ảnh",
    "Bức ảnh chụp năm 1975 vẫn treo trên tường.",
    "Anh chụp rất nhiều ảnh: hoa, lá, cành, mây và những ngôi nhà cũ kỹ ven sông.",
    "Hãy xem những hình ảnh sau:",
    "Một số hình ảnh tại buổi lễ:",
    'Cô ấy nói: "Tôi thích ảnh đẹp."',
    "Các bạn gửi ảnh về địa chỉ tòa soạn trước ngày 20 tháng này nhé.",
    "Cuộc thi ảnh khai mạc vào sáng nay (12/5).",
    "Cảnh sát: Nghi phạm đã ra đầu thú",
    "Lệnh cấm nhập cảnh của Mỹ",
    "Toàn cảnh vụ cháy chợ",
    "Kinh doanh: cơ hội và thách thức",
    "Photos of the storm show how far the water had come over the wall",
    "The photo was taken in 1975 by a soldier.",
    "The image: a symbol of hope for a whole generation of readers who grew up here.",
    "Source code is available",
    "The source said: nobody knows what happened that night in the old town hall.",
    "By Ann Lee",
    "Words: Ann Lee. Photo: Tom Oak",
    "Video đang hot",
    "Xem video: cách làm bánh chưng",
    "Ảnh đẹp trong ngày",
    "Tin ảnh",
    "Chùm ảnh: Lê Sương",
    "Nhóm PV. Ảnh: Hồ Mơ",
    "Con mèo nằm ngủ.",
    CAT,
    "Thời sự",
    "Người dân xã Lá (huyện Mây) thu hoạch lúa",
    "Clip đang gây sốt mạng xã hội hôm nay",
    "Ông nói nguồn tin này không chính xác: mọi việc vẫn đang được điều tra làm rõ.",
    "",
    "a",
]


@pytest.mark.parametrize(("line", "text", "credit"), READ)
def test_read(line: str, text: str | None, credit: str | None) -> None:
    assert read_caption(line) == (text, credit)


@pytest.mark.parametrize("line", FORMS)
def test_form(line: str) -> None:
    if ("/Getty Images" in line and "Image:" not in line) or (
        line.startswith("A cat") and "(AP" in line
    ):
        assert caption_form(line) is None
    elif line.startswith("Video:"):
        assert caption_form(line) in (None, "credit_only")
    else:
        assert caption_form(line) in {"credit_end", "credit_only", "illustration"}


@pytest.mark.parametrize("line", NO_FORM)
def test_no_form(line: str) -> None:
    assert caption_form(line) is None


def test_named_forms() -> None:
    assert caption_form(f"{CAT} (Ảnh minh họa)") == "illustration"
    assert caption_form("Ảnh minh họa") == "illustration"
    assert caption_form("Ảnh:") == "credit_open"
    assert caption_form("Ảnh: BNEWS/TTXVN") == "credit_only"
    assert caption_form("Lê Sương. Ảnh: Reuters") == "credit_end"
    assert caption_form("Lê Sương (Ảnh: Hồ Mơ)") == "credit_end"
    assert caption_form(f"{CAT}. Ảnh:") == "credit_end"


def merged(text: str | None, credit: str | None, image: str | None, repeats: int) -> Caption:
    """A caption as the record has it."""
    return {"text": text, "credit": credit, "image": image, "repeats": repeats}


def read_all(*lines: str) -> list[Caption]:
    return merge_captions([read_caption(line) for line in lines], [None] * len(lines))


def test_doubled_lines_are_one() -> None:
    assert read_all(CAT, CAT) == [merged(CAT, None, None, 2)]
    assert read_all(f"{CAT}. Ảnh: Lê Sương", f"{CAT}.") == [merged(f"{CAT}.", "Lê Sương", None, 2)]
    assert read_all(CAT, f"{CAT}. Ảnh: Lê Sương") == [merged(CAT, "Lê Sương", None, 2)]
    assert read_all(CAT.upper(), f"{CAT}.")[0]["repeats"] == 2
    assert read_all(f"{CAT} Bài và ảnh: Lê Sương", CAT) == [merged(CAT, None, None, 2)] or read_all(
        f"{CAT} Bài và ảnh: Lê Sương", CAT
    ) == [merged(CAT, "Lê Sương", None, 2)]


def test_other_captions_stay_apart() -> None:
    assert len(read_all(CAT, f"{CAT} và con chó vàng chạy quanh sân")) == 2
    assert len(read_all("Mèo", "Mèo mướp nằm ngủ")) == 2
    assert len(read_all(CAT, "Con chó vàng")) == 2
    two: list[Reading] = [(CAT, None)] * 2
    assert len(merge_captions(two, ["a.jpg", "b.jpg"])) == 2
    assert merge_captions(two, [None, "b.jpg"]) == [merged(CAT, None, "b.jpg", 2)]


def test_a_credit_of_its_own() -> None:
    assert read_all(CAT, "Ảnh: Lê Sương") == [merged(CAT, "Lê Sương", None, 1)]
    assert read_all("Ảnh: Lê Sương") == [merged(None, "Lê Sương", None, 1)]
    assert read_all(f"{CAT}. Ảnh: Hồ Mơ", "Ảnh: Lê Sương")[1] == merged(None, "Lê Sương", None, 1)
    assert read_all(CAT, "Ảnh:") == [merged(CAT, None, None, 1)]
    assert read_all(CAT, "Ảnh: Lê", CAT, "Ảnh: Lê") == [merged(CAT, "Lê", None, 2)]


TITLE = "Lễ hội đèn lồng mùa thu ở phố cổ"


@pytest.mark.parametrize(
    "line",
    [
        f"{TITLE} - Hình 1",
        f"{TITLE} - ảnh 1",
        f"{TITLE} - 1",
        f"{TITLE} - Ảnh 12.",
        "Le hoi den long mua thu o pho co hinh anh 1",
        f"{TITLE} (Hình 3)",
        f"{TITLE} 2",
        "Lễ hội đèn lồng mùa thu ở... - Ảnh 4",
        f"{TITLE}: photo 5",
        "IMG_2034.jpg",
        "den-long (2).PNG",
        "alt",
        "Alt",
        f"{TITLE} - Ảnh số 7",
        f"{TITLE} figure 7",
    ],
)
def test_alt_noise(line: str) -> None:
    assert alt_noise(line, TITLE)


@pytest.mark.parametrize(
    "line",
    [
        TITLE,
        CAT,
        "Hình 1",
        f"{CAT} - Hình 1",
        "Dòng người đổ về phố cổ năm 2017",
        f"{TITLE} năm 2017",
        "",
        "2017",
        "...",
        "Anh gửi tệp den long.jpg cho tôi hôm qua lúc nửa đêm.",
        "Một câu dài có rất nhiều chữ và kết thúc bằng tên tệp là a.jpg",
    ],
)
def test_no_alt_noise(line: str) -> None:
    assert not alt_noise(line, TITLE)
    assert not alt_noise("Lễ hội 2017", "Lễ hội 2017")
    assert not alt_noise(f"{TITLE} - Hình 1", "")


def test_every_entry_is_used() -> None:
    words = lexicon.words()
    for label in words.labels:
        if label not in words.colonless:
            assert read_caption(f"{CAT}. {label.capitalize()}: Lê Sương")[1] == "Lê Sương", label
    for label in words.colonless:
        assert read_caption(f"{CAT}. {label.capitalize()} Lê Sương")[1] == "Lê Sương", label
    for label in words.texts:
        assert caption_form(f"{label.capitalize()}: Lê Sương") is None, label
    for phrase in words.illustrations:
        assert read_caption(f"{CAT} ({phrase})") == (f"{CAT} ({phrase})", None), phrase
    for small in words.small:
        assert read_caption(f"{CAT}. Ảnh: {small}")[1] == small, small
    for agency in words.agencies:
        assert read_caption(f"{CAT} ({agency})")[1] == agency, agency
    for opening in words.byline_openings:
        assert caption_form(f"{opening}Lê Sương. Ảnh: Hồ Mơ") is None, opening
    for ending in words.extensions:
        assert alt_noise(f"IMG_1{ending}", TITLE), ending
    for counter in words.counters:
        assert alt_noise(f"{TITLE} - {counter} 3", TITLE), counter


PARTS = st.sampled_from(
    [CAT, "Ảnh", "ảnh: ", "(Ảnh: ", ")", ".", " - ", "Nguồn: ", "minh họa", " AFP", "Lê", "İ", ": "]
)


@given(st.one_of(st.text(max_size=80), st.lists(PARTS, max_size=6).map("".join)))
def test_values_stand_in_the_input(line: str) -> None:
    reading = read_caption(line)
    words = re.findall(r"\w+", line)
    for value in reading:
        rest = iter(words)
        assert all(word in rest for word in re.findall(r"\w+", value or ""))
    caption_form(line)
    alt_noise(line, TITLE)


LABELS = st.sampled_from([*lexicon.words().labels, *lexicon.words().illustrations])
WRITTEN = st.one_of(
    LABELS, LABELS.map(str.capitalize), LABELS.map(str.upper), LABELS.map(str.title)
)


def said(credit: _photo.Credit | None) -> tuple[object, ...] | None:
    """What a credit says."""
    return credit and (credit.start, credit.value, credit.kept, credit.form, credit.label)


@given(st.lists(st.one_of(PARTS, WRITTEN, st.text(max_size=3)), max_size=8).map("".join))
@example("Tranh/ảnh - Ảnh: Lê")
@example("A/B" + 45 * " .")
def test_the_first_look_for_a_credit_misses_none(line: str) -> None:
    places = _photo.labels().finditer(_photo.fold(line), max(0, len(line) - CREDIT_CHARACTERS))
    readings = (_photo._from_label(line, place, 0) for place in places)
    want = next(filter(None, readings), None) or _photo._agency(line)
    assert said(_photo.read_credit(line, _photo.plain_place(line))) == said(want)


BEFORE = st.sampled_from([
    *'.-–—…!?"”;:,)(/[|_*', "", " ", ". ", " - ", " (", "hình", " nguồn ", " Nguồn: A - ",
    ". Clip: ",
    "\N{NO-BREAK SPACE}", CAT, "(phải). ", 30 * "Mưa. ",
])  # fmt: skip
NAMES = st.sampled_from([
    "Lê Sương", "AFP", "T.S.", "Lê. Hồ", "lê", "A/B - C", "Hồ_Mơ", "Ǆ", "X\tY", "@a", "2b",
    "Lê (A)", ")", " ", "  ", ".", "…", ";", ":", "|", "?", "”", "’", "Ảnh: ",
    "\N{NO-BREAK SPACE}", 13 * "Lê ", 91 * "L",
])  # fmt: skip


@given(
    st.lists(BEFORE, max_size=4).map("".join),
    st.sampled_from(["Ảnh:", "ẢNH: ", "ẢnH:", "ảnh: ", "Ảnh :", "Ảnh: "]),
    st.lists(NAMES, max_size=4).map("".join),
)
def test_plain_credits_are_as_the_grammar_reads_them(before: str, label: str, name: str) -> None:
    line = before + label + name
    for text in (line, line.strip()):
        found = said(_photo.read_credit(text, _photo.plain_place(text)))
        assert found == said(_photo.read_credit(text, ASK))
        place = _photo.plain_place(text)
        assert place < 0 or may_be_caption(text)


@given(st.text("oOạẠọaAÂâ .,1ΣςI\u0301İ", max_size=30), st.text("oOạẠọaAÂâ .,1ΣςIİ", max_size=30))
def test_captions_that_part_early_do_not_begin_alike(one: str, other: str) -> None:
    assert not part_early(one, other) or not caption._begin_alike(one, other)
    assert not part_early(one, one)


def test_what_the_looks_at_captions_rely_on() -> None:
    words = lexicon.words()
    phrases = [*words.labels, *words.illustrations]
    assert not [phrase for phrase in phrases if set(phrase) & set(".([")]
    assert not [phrase for phrase in phrases if re.search(r"ảnh:|[.…!?\"”;–—-] ?ảnh", phrase)]
    assert _photo.PICTURE in words.labels
    assert _photo.PICTURE not in words.texts
    assert not [phrase for phrase in phrases if "ọ" in phrase[: _photo._HEAD_CHARACTERS]]
    assert max(map(len, words.byline_openings)) < caption._OPENING_CHARACTERS
    assert min(map(len, words.byline_openings)) >= caption._KEY_CHARACTERS


@given(st.lists(st.sampled_from([line for line, _, _ in READ]), max_size=6))
def test_merging_loses_nothing(lines: list[str]) -> None:
    readings = [read_caption(line) for line in lines]
    out = merge_captions(readings, [None] * len(lines))
    assert sum(c["repeats"] for c in out) <= len(lines)
    kept = [caption._letters(c["text"]) for c in out if c["text"]]
    for text, _ in readings:
        bare = caption._letters(text) if text else ""
        assert not text or any(letters in bare or bare in letters for letters in kept)
