"""What each line is: small documents with a label a line, and pages with a label a block."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import ExtractError, extract
from extract.fields.alt import alt_noise
from extract.fields.signs import ANY, ELEMENT, columns
from extract.labels import core, first, folding, header, plain, title, zones
from extract.labels.alone import (
    AFTER,
    END_MARK,
    HEADING,
    INSIDE,
    MASTHEAD,
    NOTHING,
    PROSE,
    ZONED,
    Alone,
    ends_sentence,
    is_one_sentence,
    is_path,
    look,
    opens_with_dateline,
)
from extract.labels.folding import PART, SHARES, WHOLE, fold, fold_in_python
from extract.labels.pictures import _letter, _may_count, pictured_blocks
from extract.labels.shows import score
from extract.labels.view import View
from extract.lexicon import picture
from extract.model import Block, Container, Document, Image, Options, Raw, Source, Verdict
from extract.pipeline import label_document, read_document

P1 = (
    "Sáng 12-5, xã Hải Châu khai trương bến đò ngang mới nối hai bờ sông Ninh, thay cho bến cũ đã"
    " xuống cấp nhiều năm nay khiến việc đi lại của người dân gặp khó khăn."
)
P2 = (
    "Theo chính quyền xã, bến mới có mái che, phao cứu sinh và đèn chiếu sáng, mỗi ngày phục vụ"
    " khoảng năm trăm lượt khách qua lại. Giá vé giữ nguyên như trước."
)
P3 = (
    "Thời gian tới, xã sẽ lắp thêm bảng chỉ dẫn và tổ chức lớp dạy bơi cho trẻ em hai bên sông,"
    " đồng thời vận động các chủ đò mặc áo phao khi chở khách vào ban đêm."
)
TITLE = "Khai trương bến đò mới trên sông Ninh"


def labels(text: str) -> list[tuple[str, str]]:
    """Label and rule of every line that is not blank."""
    document = read_document(Raw("-", text.encode()), Options())
    return [(v.label, v.rule) for v in label_document(document, Options())]


def labelled(lines: list[tuple[str, str]]) -> None:
    """Assert the labels of a document given as (label, line), `-` for a blank line."""
    text = "\n".join("" if line == "-" else line for _, line in lines)
    want = [(label, line[:50]) for label, line in lines if line != "-"]
    shown = [line[:50] for _, line in lines if line != "-"]
    got = list(zip([label for label, _ in labels(text)], shown, strict=True))
    assert got == want


SEEN = (
    "Khách lên đò trong sáng đầu tiên",
    "Các em nhỏ mặc áo phao tại bến",
    "Lái đò Phạm Văn Duẩn bên mái chèo",
    "Toàn cảnh bến đò nhìn từ trên cao",
    "Nhà chờ mới lợp mái tôn xanh",
    "Đèn chiếu sáng dọc lối xuống bến",
)
ARTICLE = [("title", TITLE), ("", "-"), ("timestamp", "08:10, 12/05/2019"), ("", "-"), ("body", P1)]
DOCUMENTS: dict[str, list[tuple[str, str]]] = {
    "credit behind a list of other articles": [
        *ARTICLE,
        ("body", P2),
        ("related", "Xem thêm:"),
        ("related", "Lớp dạy bơi miễn phí cho trẻ em ven sông"),
        ("source", "Theo Trần Vy (Báo Sông Ninh)"),
    ],
    "two credits behind a list of other articles": [
        *ARTICLE,
        ("body", P2),
        ("related", "Xem thêm:"),
        ("related", "Lớp dạy bơi miễn phí cho trẻ em ven sông"),
        ("source", "Nguồn: Báo Sông Ninh"),
        ("byline", "Trần Vy/Theo songninh.vn"),
    ],
    "name behind a list of other articles": [
        *ARTICLE,
        ("body", P2),
        ("related", "Xem thêm:"),
        ("related", "Lớp dạy bơi miễn phí cho trẻ em ven sông"),
        ("byline", "Trần Khánh Vy"),
    ],
    "name inside a list of other articles": [
        *ARTICLE,
        ("body", P2),
        ("related", "Xem thêm:"),
        ("related", "Trần Khánh Vy"),
        ("related", "Lớp dạy bơi miễn phí cho trẻ em ven sông"),
    ],
    "stack of tags with a name in it": [
        *ARTICLE,
        ("body", P2),
        ("", "-"),
        ("tags", "Đò ngang"),
        ("tags", "Trần Khánh Vy"),
        ("tags", "bến đò"),
        ("tags", "Lê Văn Nam"),
    ],
    "stack of names is no stack of tags": [
        *ARTICLE,
        ("body", P2),
        ("", "-"),
        ("byline", "Trần Khánh Vy"),
        ("boilerplate", "Đò ngang"),
        ("tags", "Hải Châu"),
    ],
    "sentence broken behind the text is no stack of tags": [
        *ARTICLE,
        ("body", P2),
        ("", "-"),
        ("boilerplate", "Bạn đọc gửi bài về"),
        ("boilerplate", "hộp thư của báo"),
        ("boilerplate", "."),
    ],
    "letters of readers, each with a place and a role": [
        *ARTICLE,
        ("body", P2),
        ("byline", "Trần Khánh Vy"),
        ("boilerplate", "(Hải Châu, Ninh Hải)"),
        ("byline", "T.V - Lê Nam"),
        ("byline", "(thực hiện)"),
        ("boilerplate", "Ban Bạn đọc của báo"),
        ("boilerplate", "(tổng hợp)"),
    ],
    "row with its address": [
        ("boilerplate", "# doc_id = 17"),
        (
            "boilerplate",
            "# url = https://bao.example/tin-trong-tinh/nhung-chuyen-do-dau-mua-2019051208.htm",
        ),
        *ARTICLE,
        ("body", P2),
        ("byline", "Trần Khánh Vy"),
    ],
    "address that says the headline": [
        *ARTICLE,
        ("body", P2),
        ("byline", "Trần Khánh Vy"),
        ("boilerplate", "https://bao.example/khai-truong-ben-do-moi-tren-song-ninh-c51.htm"),
    ],
    "address of another page": [
        *ARTICLE,
        ("body", P2),
        ("byline", "Trần Khánh Vy"),
        ("source", "https://bao.example/hai-chau-co-ben-do-moi-c51.htm"),
    ],
    "list inside": [
        *ARTICLE,
        ("related", "Tin liên quan"),
        ("related", "Bến đò cũ dừng hoạt động từ tháng tư"),
        ("related", "Lớp dạy bơi miễn phí cho trẻ em ven sông"),
        ("body", P2),
        ("body", P3),
    ],
    "headlines with teasers": [
        *ARTICLE,
        ("body", P2),
        ("related", "Bài liên quan"),
        ("related", "Bến đò cũ dừng hoạt động từ tháng tư"),
        ("related", P3[:120] + "."),
        ("related", "Lớp dạy bơi miễn phí cho trẻ em ven sông"),
        ("related", P1[:110] + "."),
        ("related", "Giá vé đò ngang giữ nguyên trong năm nay"),
        ("related", P2[:110] + "."),
    ],
    "tight list between paragraphs": [
        *ARTICLE,
        ("", "-"),
        ("body", P2),
        ("", "-"),
        ("related", "Bến đò cũ dừng hoạt động từ tháng tư"),
        ("related", "Lớp dạy bơi miễn phí cho các em nhỏ"),
        ("", "-"),
        ("body", P3),
        ("", "-"),
        ("body", P1.replace("Sáng", "Chiều")),
    ],
    "comments end it": [
        *ARTICLE,
        ("body", P2),
        ("byline", "Trần Khánh Vy"),
        ("comment", "Bình luận (2)"),
        ("comment", "Bến mới đẹp quá, mong các chủ đò giữ gìn cho sạch sẽ và an toàn lâu dài."),
        ("comment", "Thích"),
    ],
    "tags with a label": [
        *ARTICLE,
        ("body", P2),
        ("tags", "Từ khóa:"),
        ("tags", "bến đò"),
        ("tags", "sông Ninh"),
        ("related", "Cùng chuyên mục"),
        ("related", "Lớp dạy bơi miễn phí cho trẻ em ven sông"),
    ],
    "caption told by what is seen": [
        *ARTICLE,
        ("caption", "Các đại biểu cắt băng khai trương tại bến Ninh Cường"),
        ("body", P2),
        ("heading", "An toàn là trên hết"),
        ("body", P3),
    ],
    "caption printed twice": [
        *ARTICLE,
        ("caption", "Khách lên đò trong sáng đầu tiên bến mở cửa."),
        ("caption", "Khách lên đò trong sáng đầu tiên bến mở cửa."),
        ("body", P2),
    ],
    "sub-heading printed twice": [
        *ARTICLE,
        ("heading", "Vẫn phải mặc áo phao khi qua sông"),
        ("heading", "Vẫn phải mặc áo phao khi qua sông"),
        ("body", P2),
    ],
    "verse": [
        *ARTICLE,
        ("body", "Sông Ninh bên lở bên bồi"),
        ("body", "Đò ngang một chuyến bồi hồi ngàn năm"),
        ("body", "Ai đi để lại dấu chân"),
        ("body", P2),
    ],
    "sentence broken by a name": [
        *ARTICLE,
        ("body", P2.removesuffix("Giá vé giữ nguyên như trước.") + "Lái đò lâu năm nhất là ông"),
        ("body", "Phạm Văn Duẩn"),
        ("body", ", năm nay bảy mươi hai tuổi, chèo đò từ thuở mười lăm."),
        ("body", P2),
    ],
    "attribution under a quotation": [
        *ARTICLE,
        (
            "body",
            "“Có bến mới, trẻ con đi học không còn phải lội bùn mỗi khi nước rút, tôi mừng lắm”",
        ),
        ("body", "Bà Vũ Thị Hảo, xóm Bến"),
        ("body", P2),
    ],
    "role over the name": [
        *ARTICLE,
        ("body", P2),
        ("byline", "Bài:"),
        ("byline", "Trần Khánh Vy"),
    ],
    "place as a name over the source": [
        *ARTICLE,
        ("body", P2),
        ("byline", "Hà Giang"),
        ("source", "(Theo Báo Ninh Hải)"),
    ],
    "flattened table": [
        *ARTICLE,
        ("body", P2),
        ("heading", "Giờ chạy của các chuyến đò trong ngày:"),
        *[
            ("body", cell)
            for row in range(1, 6)
            for cell in (f"Chuyến {row}", f"{row + 5}h15", "2 đò")
        ],
    ],
    "end mark alone": [*ARTICLE, ("body", P2), ("body", "./."), ("byline", "Trần Khánh Vy")],
    "masthead": [
        *ARTICLE,
        ("body", P2),
        ("", "-"),
        ("", "-"),
        ("footer", "BÁO NINH HẢI ĐIỆN TỬ"),
        ("footer", "Giấy phép số: 77/GP-BTTTT cấp ngày 3/2/2020"),
        ("footer", "Tổng Biên tập: Đỗ Quang Huy"),
        ("footer", "Điện thoại: 0228.3777.111"),
    ],
    "lead moved to the end": [
        ("title", TITLE),
        ("", "-"),
        ("body", P1),
        ("body", P2),
        ("byline", "Trần Khánh Vy"),
        ("", "-"),
        ("", "-"),
        ("", "-"),
        ("lead", P3),
    ],
    "lead set apart by a caption": [
        ("title", TITLE),
        ("timestamp", "08:10, 12/05/2019"),
        ("lead", "(Ninh Hải) - " + P1),
        ("caption", "Bến đò ngày khai trương. Ảnh: Trần Khánh Vy"),
        ("body", P2),
        ("body", P3),
    ],
    "kicker": [
        ("kicker", "Chuyện làng"),
        ("title", TITLE),
        ("timestamp", "08:10, 12/05/2019"),
        ("body", P1),
        ("body", P2),
    ],
    "section path": [
        ("category", "Tin tức > Đời sống"),
        ("title", TITLE),
        ("timestamp", "12/05/2019 08:10"),
        ("body", P1),
        ("body", P2),
    ],
    "alt texts": [
        *ARTICLE,
        ("boilerplate", f"{TITLE} - Ảnh 1"),
        ("caption", "Khách xếp hàng chờ lên đò"),
        ("body", P2),
    ],
    "headline longer than a line of prose, over a stamp": [
        (
            "title",
            (
                "Đoàn công tác của Hội những người đi biển thăm và tặng quà các gia đình có"
                " người thân làm việc lâu ngày trên tàu cá xa bờ ở xã Hải Châu"
            ),
        ),
        ("timestamp", "12 / 05 / 2019 - 08:10"),
        ("body", P1),
        ("", "-"),
        ("body", P2),
    ],
    "nothing but a masthead, with long lines": [
        ("footer", "Trang tin của Hội những người đi biển Ninh Hải"),
        ("", "-"),
        ("footer", "Giấy phép số 12/GP-TTĐT do Sở Thông tin và Truyền thông cấp ngày 05/02/2016"),
        ("", "-"),
        (
            "footer",
            f"Thư từ, bài cộng tác và ý kiến đóng góp của bạn đọc xin gửi về nhà số 3. {P2}",
        ),
        ("", "-"),
        ("footer", "Email: toasoan@nguoidibien.example"),
        ("footer", "Hotline: 0900 000 123"),
        ("footer", "Chịu trách nhiệm nội dung: Lê Thị Bến"),
    ],
    "a masthead over an article is not all": [
        (
            "boilerplate",
            "Giấy phép số 12/GP-TTĐT do Sở Thông tin và Truyền thông cấp ngày 05/02/2016",
        ),
        *ARTICLE,
        ("body", P2),
        ("body", P3),
        ("body", P1),
        ("footer", "Tổng Biên tập: Lê Thị Bến"),
        ("footer", "Email: toasoan@nguoidibien.example"),
    ],
    "caption that repeats the text": [
        *ARTICLE,
        ("body", P2),
        ("caption", "Người dân xã Hải Châu bên bến đò ngang mới nối hai bờ sông Ninh."),
        ("body", P3),
    ],
    "sentence that repeats the text and goes on": [
        *ARTICLE,
        ("body", P2),
        ("body", "Người dân xã Hải Châu đã có bến đò ngang mới nối hai bờ sông Ninh."),
        ("body", P3),
    ],
    "sentence with the words of the text that shows nobody": [
        *ARTICLE,
        ("body", P2),
        ("body", "Cụ thể xã Hải Châu khai trương bến đò ngang mới nối hai bờ sông Ninh."),
        ("body", P3),
    ],
    "sentence of its own words about who is seen": [
        *ARTICLE,
        ("body", P2),
        ("body", "Các cụ cao tuổi trong xóm thường kể cho con cháu nghe chuyện con đò năm xưa."),
        ("body", P3),
    ],
    "one sentence right over its credit": [
        *ARTICLE,
        ("", "-"),
        ("body", P2),
        ("", "-"),
        ("caption", P1),
        ("caption", "Ảnh: Trần Khánh Vy"),
        ("", "-"),
        ("body", P3),
    ],
    "two sentences right over a credit": [
        *ARTICLE,
        ("", "-"),
        ("body", P3),
        ("", "-"),
        ("body", P2),
        ("caption", "Ảnh: Trần Khánh Vy"),
        ("", "-"),
        ("body", P1.replace("Sáng", "Chiều")),
    ],
    "head printed again behind a list": [
        *ARTICLE[:-1],
        ("related", "Đọc thêm"),
        ("related", "Bến đò cũ dừng hoạt động từ tháng tư"),
        ("related", "Lớp dạy bơi miễn phí cho trẻ em ven sông"),
        ("title", TITLE),
        ("body", P1),
        ("body", P2),
        ("body", P3),
    ],
    "own headline in a list": [
        *ARTICLE,
        ("body", P2),
        ("related", "Đọc thêm"),
        ("related", "Bến đò cũ dừng hoạt động từ tháng tư"),
        ("related", TITLE),
        ("related", "Lớp dạy bơi miễn phí cho trẻ em ven sông"),
        ("body", f"{P3} {P2} {P1}"),
    ],
    "a single long line of a photo story": [
        ("title", f"Chùm ảnh: {TITLE}"),
        ("timestamp", "08:10, 12/05/2019"),
        ("body", P1),
        ("caption", f"{P2} {P3}"),
        *[("caption", f"{line}.") for line in SEEN],
    ],
    "two long lines of a photo story": [
        ("title", f"Chùm ảnh: {TITLE}"),
        ("timestamp", "08:10, 12/05/2019"),
        ("body", P1),
        ("body", f"{P2} {P3}"),
        *[("caption", f"{line}.") for line in SEEN],
        ("body", f"{P3} {P2}"),
    ],
    "nothing but a masthead, with an address that ends a sentence": [
        ("footer", "TRỤ SỞ NINH HẢI"),
        ("footer", "Tầng 2, Toà nhà Bến Đò, 15 đường Sông Ninh"),
        ("footer", "Phường Bến Cũ, TP Ninh Hải."),
        ("", "-"),
        ("footer", "Điện thoại: 0228 377 7111"),
        ("footer", "CHỊU TRÁCH NHIỆM QUẢN LÝ NỘI DUNG"),
        ("footer", "Bà Lê Thị Bến"),
        ("footer", "Email: toasoan@bendo.example"),
    ],
    "moment of the crawl over the stamp": [
        ("boilerplate", "2019-05-12T09:15:20.104233+07:00"),
        ("timestamp", "2019-05-12T08:10:00+07:00"),
        ("title", TITLE),
        ("body", P1),
        ("body", P2),
        ("byline", "Trần Khánh Vy"),
        ("boilerplate", "https://paper.example/khai-truong-ben-do-moi-tren-song-ninh"),
    ],
    "stamp to the fraction of a second without another": [
        ("timestamp", "2019-05-12T09:15:20.104233+07:00"),
        ("title", TITLE),
        ("body", P1),
        ("body", P2),
    ],
    "dateline over all the text is no lead": [
        ("title", TITLE),
        ("timestamp", "08:10, 12/05/2019"),
        ("body", f"NHO - {P1} {P2} {P3}"),
        ("byline", "Trần Khánh Vy"),
    ],
    "sentence that a link broke right under the stamp": [
        *ARTICLE[:4],
        ("body", "Theo tìm hiểu của báo"),
        ("body", "Ninh Hải"),
        ("body", ", bến mới được dựng trong bốn tháng."),
        ("body", P1),
        ("body", P2),
    ],
    "sub-heading right over the text": [
        *ARTICLE[:4],
        ("heading", "Đò ngang ba mươi năm"),
        ("body", P1),
        ("body", P2),
    ],
    "text broken at every quotation mark": [
        ("title", "Hội bến đò Hải Châu trao ba giải thưởng"),
        ("", "-"),
        ("caption", "Lễ trao giải tại bến. (Ảnh: Trần Khánh Vy)"),
        ("body", "Hội bến đò tổ chức ba năm một lần. Năm nay, bài thơ “"),
        ("heading", "Lan Chi"),
        ("body", "” được giải nhất, vượt qua ca khúc"),
        ("body", "“ Bến quê ” (Lời cũ)"),
        (
            "body",
            " và vở diễn cùng tên, vốn được các nhà phê bình trong tỉnh đánh giá cao hơn nhiều",
        ),
        ("body", P1),
        ("body", P2),
        ("body", P3),
    ],
    "name between brackets that line breaks parted from it": [
        *ARTICLE,
        ("body", f"{P2} ("),
        ("body", "Trần Khánh Vy"),
        ("body", ") nói."),
        ("body", P3),
    ],
    "numbered sub-heading over a blank line": [
        *ARTICLE[:4],
        ("heading", "1. Tên bến"),
        ("", "-"),
        ("body", P1),
        ("body", P2),
    ],
    "question right under the headline": [
        ("title", TITLE),
        ("", "-"),
        ("heading", "Vì sao phải dời bến?"),
        ("", "-"),
        ("body", P1),
        ("body", P2),
    ],
    "known section right under the headline": [
        ("title", TITLE),
        ("", "-"),
        ("category", "Đời sống"),
        ("", "-"),
        ("body", P1),
        ("body", P2),
    ],
    "section over a blank line": [
        *ARTICLE[:4],
        ("category", "Đời sống"),
        ("", "-"),
        ("body", P1),
        ("body", P2),
    ],
    "caption right over the text": [
        *ARTICLE[:4],
        ("caption", "Ông Phạm Văn Duẩn bên con đò cũ tại bến Hải Châu"),
        ("body", P1),
        ("body", P2),
    ],
    "note behind the byline": [
        *ARTICLE,
        ("body", P2),
        ("byline", "Trần Khánh Vy tổng hợp"),
        ("body", P3),
    ],
    "address of the source": [
        *ARTICLE,
        ("body", P2),
        ("source", "Trang của báo: https://paper.example/ben-do"),
    ],
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_lines(name: str) -> None:
    labelled(DOCUMENTS[name])


@pytest.mark.parametrize(
    "text",
    [
        "Trang chủ\nThời sự\nThể thao\nVăn hóa",
        "x",
        "12\n34\n56",
        "Bảng giá\nGạo 12.000\nMuối 5.000",
    ],
)
def test_no_article(text: str) -> None:
    with pytest.raises(ExtractError) as caught:
        labels(text)
    assert caught.value.code == "no_article"


def page(body: str, head: str = "") -> list[tuple[str, str, str]]:
    """Label, rule and text of every block of a page."""
    markup = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    document = read_document(Raw("-", markup.encode()), Options())
    verdicts = label_document(document, Options())
    return [(v.label, v.rule, b.text) for v, b in zip(verdicts, document.blocks, strict=True)]


def label_of(found: list[tuple[str, str, str]], text: str) -> str:
    return next(label for label, _, shown in found if shown.startswith(text))


@pytest.mark.parametrize(
    ("line", "url"),
    [
        ("URL: https://bao.example/a-1.htm", "https://bao.example/a-1.htm"),
        ("Permalink = http://bao.example/?p=1", "http://bao.example/?p=1"),
        ("Link: https://bao.example/a-1.htm", "https://bao.example/a-1.htm"),
        (
            "https://bao.example/ben-do-moi-tren-song-ninh",
            "https://bao.example/ben-do-moi-tren-song-ninh",
        ),
        ("Nguồn: https://bao.example/ben-do-moi-tren-song-ninh", None),
        ("Link ảnh: https://bao.example/a-1.htm", None),
        ("https://bao.example/ben-do", None),
    ],
)
def test_own_address(line: str, url: str | None) -> None:
    record = extract(f"{TITLE}\n\n{P1}\n\n{P2}\n\n{line}\n")
    assert record["source"]["url"] == url


def page_record(body: str, head: str = "") -> dict[str, Any]:
    article = f"<article><h1>{TITLE}</h1><p>{P1}</p><p>{P2}</p></article>"
    return extract(f"<!doctype html><html><head>{head}</head><body>{body}{article}</body></html>")


@pytest.mark.parametrize(
    ("path", "sections"),
    [
        ("VnExpress › Đời sống", ["Đời sống"]),
        ("Dân trí › Xã hội › Giao thông", ["Xã hội", "Giao thông"]),
        ("Hà Nội Mới › Xã hội", ["Xã hội"]),
        ("Đại Đoàn Kết › Xã hội", ["Xã hội"]),
        ("Giao thông › Xã hội", ["Giao thông", "Xã hội"]),
    ],
)
def test_path_begins_with_the_site(path: str, sections: list[str]) -> None:
    assert page_record(f"<div class=breadcrumb>{path}</div>")["header"]["categories"] == sections


def authored(over: str = "", under: str = "", head: str = "") -> dict[str, Any]:
    body = f"<main>{over}<h1>{TITLE}</h1>{under}<p>{P1}</p><p>{P2}</p><p>{P3}</p></main>"
    byline: dict[str, Any] = extract(
        f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    )["byline"]
    return byline


def test_by_under_the_headline_whatever_its_container_is_called() -> None:
    assert authored(under="<div class=share><p>By Jane Doe</p></div>")["raw"] == ["By Jane Doe"]
    assert authored(under="<div class=share><p>By the river</p></div>")["raw"] == []
    said = authored(
        "", "<div class=share><p>By Jane Doe</p></div>", "<meta name=author content='Ann Roe'>"
    )
    assert [person["name"] for person in said["contributors"]] == ["Ann Roe"]


def test_name_over_the_headline_of_a_page() -> None:
    menu = "<p>The notes of a river town</p>"
    assert authored(f"{menu}<p>Jane Doe</p>")["raw"] == ["Jane Doe"]
    assert authored(f"{menu}<p><a href=/m>Madison County</a></p>")["raw"] == []
    assert authored(f"{menu}<p>Travel Notes</p>")["raw"] == []
    assert authored(f"{menu}<p>Sao Châu Á</p>")["raw"] == []
    assert authored(f"{menu}<p>Jane Doe</p><p>Travel Notes</p>")["raw"] == []


def test_box_about_the_author_is_no_byline() -> None:
    about = f"<div class=author><p>Jane Doe</p><p>Jane Doe {P1}</p></div>"
    assert authored(under=about)["raw"] == ["Jane Doe"]


@pytest.mark.parametrize(
    ("line", "raw"),
    [
        ("About Jane Doe", []),
        ("About the author", []),
        ("Jane keeps the tool wall of the yard and teaches the class on Saturdays.", []),
        ("Jane Doe", ["Jane Doe"]),
        ("Jane Doe Jr.", ["Jane Doe Jr."]),
        ("By Jane Doe", ["By Jane Doe"]),
    ],
)
def test_box_about_the_author_behind_the_text(line: str, raw: list[str]) -> None:
    body = f"<main><h1>{TITLE}</h1><p>{P1}</p><p>{P2}</p><p>{P3}</p></main>"
    box = f"<div class=author-box><p>{line}</p></div>"
    assert extract(f"<!doctype html><body>{body}{box}</body>")["byline"]["raw"] == raw


def test_outlet_under_theo_with_a_person() -> None:
    text = f"{TITLE}\n\n{P1}\n\n{P2}\n\nTheo Giang Khánh Vy\nDân Việt\n"
    assert extract(text)["byline"]["agencies"] == ["Dân Việt"]
    signed = (
        f"<div class=content><p>{P1}</p><p>{P2}</p><p>Theo Giang Khánh Vy</p><p>Dân Việt</p></div>"
    )
    found = page(f"<h1>{TITLE}</h1>{signed}")
    assert label_of(found, "Dân Việt") == "source"
    assert label_of(page(f"<h1>{TITLE}</h1>{signed}".replace("Theo ", "")), "Dân Việt") != "source"


def test_teaser_in_a_box_inside_the_text() -> None:
    link = "<div class=title><a href=/l>Lớp dạy bơi miễn phí cho trẻ em ven sông</a></div>"
    box = f"<div>{link}<p class=related-sapo>{P3}</p></div>"
    found = page(f"<h1>{TITLE}</h1><div class=content><p>{P1}</p><p>{P2}</p>{box}</div>")
    assert label_of(found, P3) == "related"
    kept = page(f"<h1>{TITLE}</h1><div class=content><p>{P1}</p><p>{P2}</p><p>{P3}</p></div>")
    assert label_of(kept, P3) == "body"


def test_list_of_linked_headings_with_teasers() -> None:
    items = [
        ("Bến đò cũ dừng hoạt động", P1),
        ("Lớp dạy bơi miễn phí", P2),
        ("Giá vé giữ nguyên", P3),
    ]
    listed = "".join(f"<div><h2><a href=/x>{t}</a></h2><p>{p}</p></div>" for t, p in items)
    text = f"<p>{P1} {P2}</p><p>{P2} {P3}</p>"
    found = page(f"<h1>{TITLE}</h1><div class=content>{text}<h3>Đọc thêm</h3>{listed}</div>")
    assert [label for label, _, said in found if said in (P1, P2, P3)] == ["related"] * 3


def test_tags_stated_in_one_value() -> None:
    head = '<meta property="article:tag" content="bến đò, sông Ninh,bến đò">'
    assert page_record("", head)["tags"] == ["bến đò", "sông Ninh"]


@pytest.mark.parametrize("label", ["Chủ đề", "Thẻ", "Sự kiện", "Topics", "Xem thêm"])
def test_labels_inside_an_element_for_tags(label: str) -> None:
    tags = f"<div class=tags>{label}: <a href=/t>bến đò</a></div>"
    article = f"<h1>{TITLE}</h1><p>{P1}</p><p>{P2}</p>{tags}"
    assert extract(f"<!doctype html><html><body>{article}</body></html>")["tags"] == ["bến đò"]


def test_line_of_two_words_repeats_nothing() -> None:
    text = "\n\n".join([TITLE, P1, P2, f"Ông {'a' * 62}.", P3])
    assert labels(text)[3] == ("body", "running_text")


def test_noise_containers_hold_no_article() -> None:
    found = page(
        f"<nav><ul><li><a href=/>Trang chủ</a></li></ul></nav><h1>{TITLE}</h1>"
        f"<div class=article-content><p>{P1}</p><div class=related><p>{P3}</p></div>"
        f"<p>{P2}</p></div>"
        f"<div class=comment-list><p>{P3}</p></div><aside><p>{P1}</p></aside>"
    )
    assert [label for label, *_ in found] == [
        "boilerplate", "title", "body", "related", "body", "comment", "related"
    ]  # fmt: skip


def test_noise_hint_around_the_whole_page_is_not_believed() -> None:
    found = page(f"<div class=has-comments><h1>{TITLE}</h1><p>{P1}</p><p>{P2}</p><p>{P3}</p></div>")
    assert [label for label, *_ in found] == ["title", "body", "body", "body"]


def test_headline_that_the_page_states_wins_over_a_logo() -> None:
    found = page(
        f"<h1>Báo Ninh Hải</h1><div class=t>{TITLE}</div><p>{P1}</p><p>{P2}</p>",
        f"<meta property='og:title' content='{TITLE}'>",
    )
    assert label_of(found, TITLE) == "title"
    assert label_of(found, "Báo Ninh") != "title"


def test_headline_at_the_end_of_the_path_is_no_section() -> None:
    record = extract(
        f"<ul class=breadcrumb><li><a href=/d>Đời sống</a><li>{TITLE}</ul>"
        f"<h1>{TITLE}</h1><p>{P1}</p><p>{P2}</p>"
    )
    assert record["header"]["categories"] == ["Đời sống"]


def test_link_back_is_no_section() -> None:
    record = extract(
        "<ul class=breadcrumb><li><a href=/d>Trở lại Đời sống</a><li><a href=/d>Đời sống</a></ul>"
        f"<h1>{TITLE}</h1><p>{P1}</p><p>{P2}</p>"
    )
    assert record["header"]["categories"] == ["Đời sống"]


def test_nothing_like_the_stated_headline_is_none() -> None:
    found = page(f"<h2>Mục lục bài</h2><p>{P1}</p><p>{P2}</p>", f"<title>{TITLE}</title>")
    assert "title" not in {label for label, *_ in found}


def test_caption_under_a_picture() -> None:
    found = page(
        f"<h1>{TITLE}</h1><div class=article-content><p>{P1}</p>"
        "<div><img src=/a.jpg width=600 height=400></div><div>Bến đò sáng khai trương</div>"
        f"<p>{P2}</p><p>{P3}</p></div>"
    )
    assert label_of(found, "Bến đò sáng") == "caption"


@pytest.mark.parametrize(
    ("element", "label"),
    [
        ("<p>Gói Cơ Bản miễn phí cho mọi nhóm.</p>", "body"),
        ("<ul><li>Gói miễn phí cho năm người dùng</li></ul>", "body"),
        ("<div>Bến Ninh Cường sáng khai trương.</div>", "caption"),
        ("<p>Ông Phạm Văn Duẩn bên con đò cũ.</p>", "caption"),
    ],
)
def test_sentence_under_a_picture(element: str, label: str) -> None:
    picture = "<div><img src=/a.jpg width=600 height=400></div>"
    text = f"<p>{P1}</p>{picture}{element}<p>{P2}</p><p>{P3}</p>"
    found = page(f"<h1>{TITLE}</h1><div class=article-content>{text}</div>")
    assert [label for label, *_ in found] == ["title", "body", label, "body", "body"]


def test_table_at_the_end_of_the_body_is_body() -> None:
    found = page(
        f"<h1>{TITLE}</h1><div class=article-content><p>{P1}</p><p>{P2}</p>"
        "<table><tr><td>Chuyến</td><td>Giờ</td></tr><tr><td>1</td><td>6h15</td></tr></table></div>"
    )
    assert [label for label, *_ in found][-2:] == ["body", "body"]


def test_stray_stamp_far_from_the_headline() -> None:
    found = page(
        f"<h1>{TITLE}</h1><article><p>{P1}</p><p>{P2}</p></article>"
        "<div class=entry-date>12/05/2019 08:10</div>"
    )
    assert label_of(found, "12/05/2019") == "timestamp"


@pytest.mark.parametrize("opening", ["NHO - ", "- ", "(Ninh Hải) - "])
def test_dateline_between_headline_and_figure_is_a_lead(opening: str) -> None:
    figure = "<figure><img src=/a.jpg><figcaption>Bến đò mới. Ảnh: Lê Na</figcaption></figure>"
    head = f"<h1>{TITLE}</h1><p>{opening}{P1}</p>"
    assert page(f"{head}{figure}<p>{P2}</p><p>{P3}</p>")[1][0] == "lead"
    assert page(f"{head}<p>{P2}</p><p>{P3}</p>")[1][0] == "body"
    links = "<ul><li><a href=/b>Lớp dạy bơi miễn phí cho trẻ em ven sông</a></li></ul>"
    assert page(f"{head}{links}{figure}<p>{P2}</p><p>{P3}</p>")[1][0] == "lead"


def test_stamp_behind_the_text_of_a_page_that_states_its_own() -> None:
    body = f"<h1>{TITLE}</h1><article><p>{P1}</p><p>{P2}</p></article><div>02/04/2018 07:30</div>"
    stated = "<meta property='article:published_time' content='2019-05-12T08:10:00+07:00'>"
    assert label_of(page(body), "02/04") == "timestamp"
    assert label_of(page(body, stated), "02/04") == "related"


def test_section_above_the_headline() -> None:
    found = page(
        f"<div class=breadcrumb><a href=/x>Đời sống</a></div><h1>{TITLE}</h1><p>{P1}</p><p>{P2}</p>"
    )
    assert label_of(found, "Đời sống") == "category"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bình luận (12)", ("comment", AFTER)),
        ("BÌNH LUẬN", ("comment", AFTER)),
        (">> Xem thêm bài khác", ("related", 0)),
        ("=>XEM NGAY", ("related", 0)),
        ("Tags: bến đò, sông Ninh", ("tags", AFTER)),
        ("Chia sẻ", ("boilerplate", 0)),
        ("Giọng nữ miền Nam", ("boilerplate", 0)),
        (
            "Chia sẻ với phóng viên, ông Duẩn cho biết bến cũ đã dùng hơn bốn mươi năm nay rồi.",
            ("", 0),
        ),
        ("Chủ đề nóng của kỳ họp", ("", 0)),
        ("# doc_id = news_001", ("boilerplate", 0)),
    ],
)
def test_furniture(text: str, expected: tuple[str, int]) -> None:
    block = Block(text, 0, len(text), 1, 1, "paragraph", "line", 0, frozenset(), 0, 0)
    alone = look(block)
    assert (alone.label, alone.barrier) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Ninh Hải) - Sáng nay, bến đò mới mở cửa.", True),
        ("NHO - Sáng nay, bến đò mới mở cửa.", True),
        ("VHN.VN -Sáng nay, bến đò mới mở cửa.", True),
        ("Nam Định – Sáng nay, bến đò mới mở cửa.", True),
        ("Bến đò - nơi gặp gỡ của hai làng - mở cửa.", False),
        ("Ông Duẩn - người lái đò - kể lại.", False),
    ],
)
def test_dateline(text: str, expected: bool) -> None:
    assert opens_with_dateline(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tin tức > Đời sống > Chuyện làng", True),
        ("Tin tức › Đời sống", True),
        ("Giá vé: 5.000 đồng / lượt qua sông cho người đi bộ và người đi xe đạp", False),
        ("Đời sống", False),
    ],
)
def test_section_path(text: str, expected: bool) -> None:
    assert is_path(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Các đại biểu cắt băng khai trương tại bến",
        "Toàn cảnh bến đò nhìn từ trên cao",
        "Ông Phạm Văn Duẩn bên con đò cũ",
        "Học sinh trường Hải Châu trong giờ học bơi",
    ],
)
def test_lines_that_show_something(text: str) -> None:
    assert score(text) >= 2


@pytest.mark.parametrize(
    "text",
    [
        "An toàn là trên hết",
        "Vì sao phải thay bến cũ?",
        "Cần thêm nhiều bến đò mới",
        "Tăng giá vé từ tháng sau",
    ],
)
def test_lines_that_head_something(text: str) -> None:
    assert score(text) < 2


def test_article_told_under_its_pictures() -> None:
    figures = [f"<figure><img src=/a.jpg><p>{text}</p></figure>" for text in (P1, P2)]
    found = page(f"<h1>{TITLE}</h1>{figures[0]}{figures[1]}")
    assert [label for label, *_ in found] == ["title", "caption", "caption"]


def test_many_leads_are_the_text() -> None:
    found = page("".join(f"<div class=lead><p>{p}</p></div>" for p in (P1, P2, P3)))
    assert [label for label, *_ in found] == ["body", "body", "body"]


def test_one_lead_is_a_lead() -> None:
    found = page(f"<h1>{TITLE}</h1><div class=lead><p>{P1}</p></div><p>{P2}</p><p>{P3}</p>")
    assert [label for label, *_ in found] == ["title", "lead", "body", "body"]


LETTERS = st.characters(max_codepoint=0x2200) | st.sampled_from("ßẞſKİŉﬁΣσςµÿŸĐđạẠẢ“”…\U00010400")


@given(st.text(LETTERS, max_size=60) | st.text(max_size=30))
def test_case_is_folded_as_python_folds_it(text: str) -> None:
    folded = fold(text)
    assert folded == fold_in_python(text)
    assert folded.isascii() == fold_in_python(text).isascii()


def test_every_letter_is_folded_as_python_folds_it() -> None:
    for code in range(0x110000):
        for text in (chr(code), f"ư{chr(code)}", f"é{chr(code)}"):
            assert fold(text) == fold_in_python(text)


WORDS = st.sampled_from(
    ("mưa", "Mưa", "to", "tại", "a", "bản", "Cát", "ß", "x,y", "1,5", ",", "“ảnh”", "–", "đã",
     "ĐÃ", "q", "İ", "é", "ÿ", "Ÿ", "µ", "ẞ", "𐐀", "\xa0", "")
)  # fmt: skip
LINES = st.lists(WORDS, max_size=30).map(" ".join)


@given(LINES, st.lists(LINES, max_size=4), st.booleans(), st.integers(0, 60))
def test_runs_of_words_are_counted_as_python_counts_them(
    line: str, texts: list[str], repeats: bool, least: int
) -> None:
    if repeats:
        texts = [f"{text} z{line}z" for text in texts]
    want = folding.repeated_in_python(line, texts, least)
    assert folding.repeated(line, texts, least) == want


@given(LINES, st.integers(0, 5))
def test_words_are_found_as_python_finds_them(line: str, cut: int) -> None:
    assert folding.has_name(line) == folding.has_name_in_python(line)
    lexicon = picture.words()
    kinds = (lexicon.places, lexicon.against, lexicon.telling, lexicon.past)
    texts = [line, *(line + word[: len(word) - cut] + "x" for kind in kinds for word in kind)]
    for before, after in ((" ", ""), ("", ""), (" ", " ")):
        found = folding.seeker(kinds, before, after)
        want = folding.seeker_in_python(kinds, before, after)
        for text in (*texts, texts[-1] * 20):
            assert found(text) == want(text)


@given(st.text(LETTERS, max_size=60) | st.text(max_size=30) | LINES)
def test_titles_are_spelt_as_python_spells_them(text: str) -> None:
    assert folding.spell(text) == folding.spell_in_python(text)


@given(LINES, st.integers(0, 3))
def test_openings_are_found_as_python_finds_them(line: str, cut: int) -> None:
    lexicon = picture.words()
    kinds = (lexicon.openings, lexicon.false_openings, lexicon.scenes)
    found, want = folding.opener(kinds), folding.opener_in_python(kinds)
    texts = [line, *(word[: len(word) - cut] + line for kind in kinds for word in kind)]
    for text in (*texts, *map(str.capitalize, texts), *map(str.upper, texts)):
        assert found(text) == want(text)


@given(
    st.lists(LINES, min_size=1, max_size=10), LINES, st.integers(0, 9), st.sampled_from((25, 60))
)
def test_titles_agree_in_c_as_in_python(
    titles: list[str], line: str, cut: int, percent: int
) -> None:
    stated = folding.Titles(titles)
    for text in (line, titles[0], titles[0][cut : 3 * cut], titles[0][cut:] + " to"):
        want = folding.agreement_in_python(text, stated.keys, percent)
        assert stated.agree(text, percent) == want


def test_what_says_nothing_stated_does_not_agree() -> None:
    stated = folding.Titles(("Bến đò mới trên sông “Ninh”", "Báo Hải Châu", "Báo Hải Châu"))
    assert stated.agree('bến đò mới trên sông "ninh"', 60) == WHOLE | PART | SHARES
    assert stated.agree("đò mới TRÊN s", 60) == PART
    assert stated.agree("Báo mới hải quan", 60) == SHARES
    assert stated.agree("Bến cũ trên sông", 60) == 0


STOPS = (".", "!", "?", "…", ".”", '."', "”", '"', ":", ";", ".)", "’", "»")
ENDS = ("", "a", " 1", ")", "x)")
TAGS = ("", "div", "nav", "aside", "article", "main", "body", "figure", "ul", "footer")
HINTS = st.frozensets(st.sampled_from((*zones.NOISE, *zones.ROLES, "body", "subtitle")), max_size=3)
KINDS = st.sampled_from(("paragraph", "heading", "list_item", "para" + "graph", "quote"))


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[Container], list[Block]]:
    """Containers with those around them in front, and blocks in them."""
    count = draw(st.integers(0, 12))
    lengths = st.sampled_from((1, 20, 26, 34, 36, 99, 100, 120, 299, 301, 700))
    containers = []
    for index in range(draw(st.integers(1, 8))):
        first = draw(st.integers(0, count))
        place = draw(st.integers(0, max(index - 1, 0))), draw(st.sampled_from(TAGS)), draw(HINTS)
        containers.append(Container(*place, first, draw(st.integers(first, count))))
    blocks = []
    for _ in range(count):
        length = draw(lengths)
        text = (draw(st.sampled_from("aÂ“中")) * length + draw(st.sampled_from(STOPS + ENDS)))[
            -length:
        ]
        place = draw(st.integers(0, len(containers) - 1)), draw(HINTS)
        linked = draw(st.sampled_from((0, 0, 3, length // 2, length)))
        blocks.append(Block(text, 0, 0, 0, 0, draw(KINDS), "p", *place, linked, 0))
    return containers, blocks


@given(documents())
def test_containers_speak_in_c_as_in_python(
    document: tuple[list[Container], list[Block]],
) -> None:
    compiled = pytest.importorskip("extract.labels._zones")
    containers, blocks = document
    texts, _, links, _, places = columns(blocks)
    want = zones.read_zones_in_python(containers, places, texts, links)
    assert compiled.read_zones(containers, places, texts, links) == want


SOURCE = Source("-", "html", "utf-8", 0, "", "", b"")
SEEN_ALONE = (
    NOTHING, PROSE, HEADING, END_MARK, *ZONED.values(), *MASTHEAD.values(),
    Alone("related", "related_heading", AFTER), Alone("related", "related_heading", INSIDE),
    Alone("caption", "caption:any"), Alone("", "", AFTER),
)  # fmt: skip


@given(documents(), st.data())
def test_blocks_are_told_in_c_as_in_python(
    document: tuple[list[Container], list[Block]], data: st.DataObject
) -> None:
    compiled = pytest.importorskip("extract.labels._blocks")
    containers, blocks = document
    texts, _, links, _, _ = columns(blocks)
    count, signs = len(blocks), [data.draw(st.integers(0, 255)) for _ in blocks]
    names = (zones.NEUTRAL, zones.BODY, zones.LEAD, "caption", "related", "comment", "footer")
    of_blocks = [data.draw(st.sampled_from(names)) for _ in blocks]
    looked = first.looks_in_python(of_blocks, texts, signs, blocks)
    assert compiled.looks(of_blocks, texts, signs, blocks) == looked
    verdicts = first.contained_in_python(of_blocks, blocks)
    assert compiled.contained(of_blocks, blocks) == verdicts
    for hint in ("time", "body"):
        assert compiled.hinted(blocks, hint) == header.hinted_in_python(blocks, hint)
    for index in range(count):
        echo = texts, index, data.draw(st.integers(0, count + 2)), 15
        assert compiled.echoes(*echo) == title.echoes_in_python(*echo)
    alone = [data.draw(st.sampled_from(SEEN_ALONE)) for _ in blocks]
    bodies = data.draw(st.sampled_from(([], [(0, 1)])))
    view = View(
        Document(SOURCE, "", blocks, containers, [], []),
        columns(blocks),
        (of_blocks, bodies),
        [ANY | ELEMENT] * count,
    )
    view.alone = alone
    stop, zoned = data.draw(st.integers(0, count)), data.draw(st.booleans())
    found = compiled.stretches(
        blocks, alone, texts, links, of_blocks, stop, zoned, bool(bodies)
    )  # fmt: skip
    assert found == core.stretches_in_python(view, stop, zoned=zoned)


SAID = (
    None, plain.PARAGRAPH, plain.SHORT_LINE, Verdict("source", "byline"), Verdict("caption", "any"),
    Verdict("boilerplate", "title_and_counter"), Verdict("related", "links"),
)  # fmt: skip


@given(documents(), st.data())
def test_plain_blocks_are_passed_in_c_as_in_python(
    document: tuple[list[Container], list[Block]], data: st.DataObject
) -> None:
    compiled = pytest.importorskip("extract.labels._blocks")
    blocks = document[1]
    texts, _, links, _, _ = columns(blocks)
    of = [
        (
            data.draw(st.sampled_from(SEEN_ALONE)),
            data.draw(st.sampled_from((0, ELEMENT))),
            data.draw(st.sampled_from(("", "", zones.BODY, "related"))),
            data.draw(st.sampled_from(SAID)),
        )
        for _ in blocks
    ]
    alone, signs, names, _ = ([row[n] for row in of] for n in range(4))
    under = data.draw(st.frozensets(st.integers(0, 12), max_size=3))
    first_block, stop = data.draw(st.integers(0, 4)), data.draw(st.integers(0, len(blocks)))
    closing = data.draw(st.integers(0, 14))
    out = []
    for passing in (plain.pass_plain_in_python, compiled.pass_plain):
        verdicts = [row[3] for row in of]
        told = (blocks, alone, texts, links, signs, names, verdicts, under)
        out.append((passing(told, first_block, stop, closing), verdicts))
    assert out[0] == out[1]


PARTS = ("Cầu", "Khai trương bến đò", "mới trên sông Ninh", "Thứ hai, 12/5", "08:30", "|", ".", "“")


@given(st.lists(st.lists(st.sampled_from(PARTS), min_size=1, max_size=6), max_size=12), st.data())
def test_a_plain_line_may_reach_what_it_scores(lines: list[list[str]], data: st.DataObject) -> None:
    blocks = [
        Block(" ".join(line), 0, 0, 0, 0, "paragraph", "line", 0, frozenset(), 0, 0)
        for line in lines
    ]
    root = Container(0, "", frozenset(), 0, len(blocks))
    view = View(
        Document(SOURCE, "", blocks, [root], [], []),
        columns(blocks),
        ([zones.NEUTRAL] * len(blocks), []),
        [0] * len(blocks),
    )
    stamp = Alone("timestamp", "stamp")
    view.alone = [data.draw(st.sampled_from((NOTHING, PROSE, stamp))) for _ in blocks]
    first_block = data.draw(st.integers(0, len(blocks)))
    view.core = core.Core(first_block, len(blocks), 100)
    for index in range(len(blocks)):
        assert title._may_reach(view, index, title._score(view, index, 0, -1000))


@given(st.text("aÂ1. ", min_size=1, max_size=8))
def test_one_sentence_has_no_stop_before_a_blank(text: str) -> None:
    assert is_one_sentence(text) == (". " not in text)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9)), max_size=12))
def test_blocks_of_containers_full_of_pictures(places: list[tuple[int, int]]) -> None:
    containers = [Container(0, "", frozenset(), first, stop) for first, stop in
                  ((0, 9), (0, 2), (2, 5), (5, 6))]  # fmt: skip
    images = [Image("a.jpg", "", place, before) for place, before in places]
    want = {before for _, before in places}
    for place, share in ((1, 2 * 0.6), (2, 3 * 0.6)):
        if sum(of == place for of, _ in places) >= share:
            want |= set(range(containers[place].first, containers[place].stop))
    assert pictured_blocks(Document(SOURCE, "", [], containers, images, [])) == want


@given(st.text('aÂ1 .!?…”"):;’»', min_size=1, max_size=6))
def test_a_sentence_ends_with_a_stop(text: str) -> None:
    assert ends_sentence(text) == text.endswith(STOPS)


@given(st.text("aAđĐÂ1 .-:(#中", min_size=1, max_size=6), st.sampled_from((" 2", "-3.", " hình 4")))
def test_what_cannot_count_is_no_alt_text(text: str, counter: str) -> None:
    title = text.strip() or "x"
    for line in (title + counter, title.upper() + counter, f"b{title}{counter}"):
        assert _may_count(line, _letter(title)) or not alt_noise(line, title)
