"""Bylines: who is named, in which role, and which lines are credits; all strings invented."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.fields.byline import (
    byline_form,
    clean_author,
    name_form,
    read_byline,
    read_bylines,
)
from extract.lexicon import byline as lexicon

# One line a row: the line | people with roles | agencies. Roles: t text, p photo, v video,
# g graphics, d translation, c compilation, e editing; no letters: text.
LINES = """
Lê Bảo Châu | Lê Bảo Châu |
Thu Trà | Thu Trà |
Đông Nguyên | Đông Nguyên |
Xoan | Xoan |
Bông | Bông |
Kaito | Kaito |
TRẦN BÌNH AN | TRẦN BÌNH AN |
T.V.H | T.V.H |
P.T. | P.T. |
M. Khuê | M. Khuê |
Ng.Loan | Ng.Loan |
LQ | LQ |
Hoài Thu - Đức Mạnh | Hoài Thu; Đức Mạnh |
Hoài Thu – Đức Mạnh - Lan Nhi | Hoài Thu; Đức Mạnh; Lan Nhi |
Hoài Thu-Đức Mạnh | Hoài Thu; Đức Mạnh |
Hoài Thu, Đức Mạnh | Hoài Thu; Đức Mạnh |
Hoài Thu và Đức Mạnh | Hoài Thu; Đức Mạnh |
Hoài Thu & Đức Mạnh | Hoài Thu; Đức Mạnh |
Hoài Thu / Đức Mạnh | Hoài Thu; Đức Mạnh |
Hoài Thu; Đức Mạnh | Hoài Thu; Đức Mạnh |
Hoài Thu - Đức Mạnh, Lan Nhi và Gia Bảo | Hoài Thu; Đức Mạnh; Lan Nhi; Gia Bảo |
PV | |
P.V | |
Nhóm PV | |
Nhóm phóng viên | |
Nhóm PV Thời sự | |
PV Lan Nhi | Lan Nhi |
CTV Lan Nhi - Gia Bảo | Lan Nhi; Gia Bảo |
Nhóm PV: Lan Nhi - Gia Bảo | Lan Nhi; Gia Bảo |
Phóng viên Lan Nhi | Lan Nhi |
TS. Vũ Trọng Khải | Vũ Trọng Khải |
PGS.TS. Đỗ Thế Lân | Đỗ Thế Lân |
PGS, TS Đỗ Thế Lân | Đỗ Thế Lân |
GS.Đỗ Thế Lân | Đỗ Thế Lân |
ThS Lại Thu Cúc | Lại Thu Cúc |
Thiếu tướng Hoàng Văn Lẫm | Hoàng Văn Lẫm |
Luật sư Phan Kế An | Phan Kế An |
Nhà báo Phan Kế An | Phan Kế An |
Vũ Trọng Khải - Phó Chủ tịch Hội Khuyến học | Vũ Trọng Khải |
TS.Vũ Trọng Khải- Viện trưởng Viện Thủy sản- Ủy viên Hội đồng | Vũ Trọng Khải |
ThS Lại Thu Cúc, Trường Đại học Sông Đà | Lại Thu Cúc |
Bài và ảnh: Lan Nhi | Lan Nhi tp |
Bài, ảnh: Lan Nhi | Lan Nhi tp |
Bài - ảnh: Lan Nhi | Lan Nhi tp |
Bài & ảnh: Lan Nhi | Lan Nhi tp |
Bài và ảnh : Lan Nhi | Lan Nhi tp |
BÀI VÀ ẢNH: LAN NHI | LAN NHI tp |
Tin, ảnh: Lan Nhi - Gia Bảo | Lan Nhi tp; Gia Bảo tp |
Tin-ảnh: L.Nhi | L.Nhi tp |
Tin và ảnh: Lan Nhi | Lan Nhi tp |
Tin: Lan Nhi | Lan Nhi |
Bài: Lan Nhi - Ảnh: Gia Bảo | Lan Nhi; Gia Bảo p |
Bài: LAN NHI; Ảnh: GIA BẢO | LAN NHI; GIA BẢO p |
Bài: Lan Nhi. Ảnh: Gia Bảo. Video: Hải Đăng | Lan Nhi; Gia Bảo p; Hải Đăng v |
Lan Nhi. Ảnh: Gia Bảo | Lan Nhi; Gia Bảo p |
Bài, ảnh, clip: Lan Nhi | Lan Nhi tpv |
Tin - Ảnh - Video: Lan Nhi | Lan Nhi tpv |
Nội dung: Lan Nhi - Thiết kế: Gia Bảo | Lan Nhi; Gia Bảo g |
Nội dung: Lan Nhi; Đồ họa: Gia Bảo | Lan Nhi; Gia Bảo g |
Thực hiện: Lan Nhi - Gia Bảo | Lan Nhi; Gia Bảo |
Trình bày: Gia Bảo | Gia Bảo g |
Video: Hải Đăng | Hải Đăng v |
Quay phim: Hải Đăng | Hải Đăng v |
Ảnh: Gia Bảo | Gia Bảo p |
(Ảnh: Gia Bảo) | Gia Bảo p |
Ảnh: NVCC | |
Ảnh: Internet | |
Ảnh: Sông Hồng TV | | Sông Hồng TV
Ảnh: Gia Bảo/TTXVN | Gia Bảo p | TTXVN
Ảnh: VGP/Gia Bảo | Gia Bảo p | VGP
Ảnh: Reuters | | Reuters
Hoài Thu (Theo Sina, Sohu) | Hoài Thu | Sina; Sohu
Hoài Thu (từ Hà Nội) | Hoài Thu |
Hoài Thu (Quảng Ngãi) | Hoài Thu |
PV TTXVN | | TTXVN
(Nguồn TTXVN) | | TTXVN
Ban Biên tập | |
Theo nhiều nguồn | |
By Associated Press | | Associated Press
HOÀI THU (ẢNH: GIA BẢO) | HOÀI THU; GIA BẢO p |
K.Oanh, C.Quy | K.Oanh; C.Quy |
Hoài Thu/Sức Sống Mới | Hoài Thu | Sức Sống Mới
Biên dịch: Lan Nhi | Lan Nhi d |
Dịch: Lan Nhi | Lan Nhi d |
Người dịch: Lan Nhi | Lan Nhi d |
Tổng hợp: Lan Nhi | Lan Nhi c |
Biên tập: Lan Nhi | Lan Nhi e |
Tác giả: Lan Nhi | Lan Nhi |
Lan Nhi (tổng hợp) | Lan Nhi c |
Lan Nhi (Tổng hợp) | Lan Nhi c |
Lan Nhi (TỔNG HỢP) | Lan Nhi c |
Lan Nhi (T/h) | Lan Nhi c |
Lan Nhi tổng hợp | Lan Nhi c |
Lan NhiTổng hợp | Lan Nhi c |
L.N (t/h) | L.N c |
Lan Nhi - Gia Bảo (tổng hợp) | Lan Nhi c; Gia Bảo c |
Lan Nhi (Tổng hợp theo Reuters, AFP) | Lan Nhi c | Reuters; AFP
Lan Nhi (tổng hợp từ Guardian) | Lan Nhi c | Guardian
Lan Nhi (lược dịch) | Lan Nhi d |
Lan Nhi (biên dịch) | Lan Nhi d |
Lan Nhi (dịch) | Lan Nhi d |
Lan Nhi dịch | Lan Nhi d |
Lan Nhi (Dịch từ Wired) | Lan Nhi d | Wired
Lan Nhi (theo BBC) | Lan Nhi | BBC
Lan Nhi (Theo CNN, Sky News) | Lan Nhi | CNN; Sky News
Lan Nhi - Theo Dân Việt | Lan Nhi | Dân Việt
Lan Nhi/Theo Dân Việt | Lan Nhi | Dân Việt
Lan Nhi (ghi) | Lan Nhi |
Lan Nhi ghi | Lan Nhi |
Lan Nhi thực hiện | Lan Nhi |
Lan Nhi - Gia Bảo thực hiện | Lan Nhi; Gia Bảo |
LAN NHI (THỰC HIỆN) | LAN NHI |
lan nhi (thực hiện) | lan nhi |
Lan Nhi (thực hiện | Lan Nhi |
Lan Nhi/VOV | Lan Nhi | VOV
Lan Nhi/VOV.VN | Lan Nhi | VOV.VN
Lan Nhi/VOV-Tây Bắc | Lan Nhi | VOV-Tây Bắc
Lan Nhi/VOV - Trung tâm Tin | Lan Nhi | VOV - Trung tâm Tin
Lan Nhi-Gia Bảo/VOV-TP HCM | Lan Nhi; Gia Bảo | VOV-TP HCM
CTV Lan Nhi/VOV-Miền Trung | Lan Nhi | VOV-Miền Trung
PV/VOV | | VOV
Lan Nhi (TTXVN) | Lan Nhi | TTXVN
Lan Nhi/TTXVN | Lan Nhi | TTXVN
Lan Nhi/Báo Sông Hồng | Lan Nhi | Báo Sông Hồng
Lan Nhi / songhong.vn | Lan Nhi | songhong.vn
Lan Nhi – Songhong.de | Lan Nhi | Songhong.de
Lan Nhi - Báo Sông Hồng | Lan Nhi | Báo Sông Hồng
Lan Nhi - Thể thao Sông Hồng | 07:15 03/04/2019 | Lan Nhi | Thể thao Sông Hồng
LAN NHI 03/04/2019 | 07:15 | LAN NHI |
(TTXVN) | | TTXVN
TTXVN | | TTXVN
(TTXVN/Vietnam+) | | TTXVN; Vietnam+
TTXVN/Tin tức | | TTXVN; Tin tức
Theo TTXVN | | TTXVN
(Theo TTXVN) | | TTXVN
Theo: TTXVN | | TTXVN
Theo Báo Sông Hồng | | Báo Sông Hồng
Theo báo Sông Hồng | | Sông Hồng
Theo Tạp chí Khoa học Biển | | Tạp chí Khoa học Biển
Theo songhong.com.vn | | songhong.com.vn
Theo SHN | | SHN
Theo xalo | | xalo
(Theo The River Post) | | The River Post
(Theo CNN, BBC, 3/2018) | | CNN; BBC
Theo Sức khỏe và Đời sống | | Sức khỏe và Đời sống
Theo Khoa học & Đời sống | | Khoa học & Đời sống
Theo CNN và BBC | | CNN; BBC
Theo Lan Nhi (Dân Việt) | Lan Nhi | Dân Việt
Theo Lan Nhi ( Dân Việt ) | Lan Nhi | Dân Việt
Theo Lan Nhi/Dân Việt | Lan Nhi | Dân Việt
Theo Lan Nhi /Dân Việt | Lan Nhi | Dân Việt
Theo LAN NHI (Báo Sông Hồng) | LAN NHI | Báo Sông Hồng
Theo Bông (Báo Sông Hồng) | Bông | Báo Sông Hồng
Theo L.N (Báo Sông Hồng) | L.N | Báo Sông Hồng
Theo Lan Nhi - Gia Bảo (Báo Sông Hồng) | Lan Nhi; Gia Bảo | Báo Sông Hồng
Theo PV (Báo Sông Hồng) | | Báo Sông Hồng
Theo P.V/Báo Sông Hồng | | Báo Sông Hồng
Theo Lan Nhi (Vietnamnet/Reuters) | Lan Nhi | Vietnamnet; Reuters
Theo Lan Nhi (Tổng hợp) (Eva) | Lan Nhi c | Eva
Theo Lan Nhi (Dịch từ DM) (Eva) | Lan Nhi d | DM; Eva
Theo Lan Nhi - Ảnh: NVCC (Eva) | Lan Nhi | Eva
Theo Lan Nhi/ Ảnh: Gia Bảo (Eva) | Lan Nhi; Gia Bảo p | Eva
Theo Lan Nhi, Clip: HTV (Eva) | Lan Nhi | HTV; Eva
Theo Đỗ Lan Nhi | Đỗ Lan Nhi |
Theo Eva Copy link | | Eva
Lan Nhi/VOV.VN Theo | Lan Nhi | VOV.VN
Nguồn: Báo Sông Hồng | | Báo Sông Hồng
Nguồn: Reuters, AFP | | Reuters; AFP
(Nguồn: Sohu) | | Sohu
Nguồn: Báo Sông Hồng/Reuters | | Báo Sông Hồng; Reuters
Nguồn: https://www.songhong.vn/tin/lua-chin-123.html | | songhong.vn
Nguồn tin: Báo Sông Hồng | | Báo Sông Hồng
Nguồn: Hội Người yêu sách Sông Hồng | | Hội Người yêu sách Sông Hồng
Bài và ảnh: Báo Sông Hồng | | Báo Sông Hồng
LAN NHI và 2 tác giả khác | LAN NHI |
* Bài viết được Báo Sông Hồng lược dịch từ Reuters. | | Báo Sông Hồng; Reuters
By Jane Doe | Jane Doe |
By JANE DOE | JANE DOE |
By Jane Doe and John Roe | Jane Doe; John Roe |
By Jane Doe, John Roe and Max Mustermann | Jane Doe; John Roe; Max Mustermann |
By Jane Doe and John Roe, Staff Writer | Jane Doe; John Roe |
By Jane Doe, Reuters | Jane Doe | Reuters
By Jane Doe for The River Post | Jane Doe | The River Post
By Jane Doe, March 3, 2020 | Jane Doe |
Written by Jane Doe | Jane Doe |
Posted by Jane Doe on May 4, 2019 | Jane Doe |
Reporting by Jane Doe; Editing by John Roe | Jane Doe; John Roe e |
Reporting by Jane Doe and Max Frisk; Editing by John Roe | Jane Doe; Max Frisk; John Roe e |
Photos by Jane Doe | Jane Doe p |
Story by Jane Doe; Photos by John Roe | Jane Doe; John Roe p |
Translated by Anne-Marie Roe | Anne-Marie Roe d |
Compiled by Jane Doe | Jane Doe c |
By Jean-Luc van der Berg | Jean-Luc van der Berg |
"""
ROLES = {
    "t": "text",
    "p": "photo",
    "v": "video",
    "g": "graphics",
    "d": "translation",
    "c": "compilation",
    "e": "editing",
}


def _rows() -> list[tuple[str, dict[str, set[str]], list[str]]]:
    rows = []
    for line in filter(None, LINES.splitlines()):
        raw, people, agencies = (part.strip() for part in line.rsplit("|", 2))
        named: dict[str, set[str]] = {}
        for person in filter(None, people.split("; ")):
            name, _, letters = person.rpartition(" ")
            if not letters.islower() or not set(letters) <= set(ROLES) or not name:
                name, letters = person, "t"
            named[name] = {ROLES[c] for c in letters}
        rows.append((raw, named, [a for a in agencies.split("; ") if a]))
    return rows


@pytest.mark.parametrize(
    ("raw", "people", "agencies"), _rows(), ids=lambda v: v if isinstance(v, str) else ""
)
def test_line_is_read(raw: str, people: dict[str, set[str]], agencies: list[str]) -> None:
    byline = read_byline(raw)
    assert {c.name: set(c.roles) for c in byline.contributors} == people
    assert list(byline.agencies) == agencies
    assert byline.raw == (raw,)


# Line and the form that it has by its own evidence.
FORMS = [
    ("Theo TTXVN", "source_theo"),
    ("(Theo Reuters)", "source_theo"),
    ("Theo Báo Sông Hồng", "source_theo"),
    ("Theo báo Sông Hồng", "source_theo"),
    ("Theo songhong.vn", "source_theo"),
    ("Theo xalo", "source_theo"),
    ("Theo Sở Y tế", "source_theo"),
    ("Theo Eva Copy link", "source_theo"),
    ("(Theo CNN, BBC, 3/2018)", "source_theo"),
    ("Theo PV (Báo Sông Hồng)", "source_theo"),
    ("Theo Lan Nhi (Dân Việt)", "source_theo_person"),
    ("Theo Lan Nhi/Dân Việt", "source_theo_person"),
    ("Theo Đỗ Lan Nhi", "source_theo_person"),
    ("Theo Lan Nhi (Tổng hợp) (Eva)", "source_theo_person"),
    ("Lan Nhi (Theo Reuters)", "name_source"),
    ("Lan Nhi - Theo Dân Việt", "name_source"),
    ("Lan Nhi (tổng hợp theo Reuters, AFP)", "name_source"),
    ("Nguồn: Báo Sông Hồng", "source_named"),
    ("(Nguồn: Sohu)", "source_named"),
    ("Nguồn: https://www.songhong.vn/tin/lua-123.html", "source_named"),
    ("(TTXVN)", "source_bracket"),
    ("(Báo Dân Việt)", "source_bracket"),
    ("Bài và ảnh: Lan Nhi", "role_label"),
    ("Bài và ảnh: Bông", "role_label"),
    ("Tin, ảnh: Lan Nhi - Gia Bảo", "role_label"),
    ("Tin-ảnh: L.Nhi", "role_label"),
    ("Bài: LAN NHI; Ảnh: GIA BẢO", "role_label"),
    ("Thực hiện: Lan Nhi", "role_label"),
    ("Biên dịch: Lan Nhi", "role_label"),
    ("Nội dung: Lan Nhi - Thiết kế: Gia Bảo", "role_label"),
    ("Tác giả: Lan Nhi", "role_label"),
    ("Bài và ảnh: PV", "role_label"),
    ("Lan Nhi (tổng hợp)", "role_after"),
    ("Lan Nhi thực hiện", "role_after"),
    ("Lan Nhi - Gia Bảo thực hiện.", "role_after"),
    ("Lan NhiTổng hợp", "role_after"),
    ("lan nhi (thực hiện", "role_after"),
    ("Lan Nhi (lược dịch)", "role_after"),
    ("L.N (t/h)", "role_after"),
    ("PV (tổng hợp)", "role_after"),
    ("Ba Lan (tổng hợp)", "role_after"),
    ("(tổng hợp)", "role_alone"),
    ("thực hiện", "role_alone"),
    ("(T/h)", "role_alone"),
    ("Lan Nhi/VOV.VN", "name_outlet"),
    ("Lan Nhi-Gia Bảo/VOV-Tây Bắc", "name_outlet"),
    ("PV/VOV", "name_outlet"),
    ("Lan Nhi/VOV - Trung tâm Tin", "name_outlet"),
    ("Lan Nhi – Songhong.de", "name_outlet"),
    ("Lan Nhi - Thể thao Sông Hồng | 07:15 03/04/2019", "name_stamp"),
    ("PV", "collective"),
    ("Nhóm PV", "collective"),
    ("Nhóm PV Thời sự", "collective"),
    ("Nhóm phóng viên", "collective"),
    ("By Jane Doe", "by"),
    ("By Jane Doe and John Roe, Staff Writer", "by"),
    ("Written by Jane Doe", "by"),
    ("Reporting by Jane Doe; Editing by John Roe", "by"),
    ("TS. Vũ Trọng Khải - Phó Viện trưởng Viện Thủy sản", "degree_duty"),
    ("LAN NHI. Ảnh: GIA BẢO", "name_and_picture"),
    ("(Reporting by Jane Doe in Hanoi; Editing by John Roe)", "by"),
    ("By Associated Press", "by"),
]


@pytest.mark.parametrize(("line", "form"), FORMS)
def test_form_of_a_credit(line: str, form: str) -> None:
    assert byline_form(line) == form


# Lines that look like credits and are none.
NO_CREDIT = """
Theo kế hoạch, cầu mới thông xe vào tháng chín.
Theo ông Lục, giá lúa sẽ còn tăng.
Theo bà Tám
Theo ông Lục Văn Khải
Theo đó,
Theo đó, mỗi hộ nhận hai triệu đồng
Theo Sở Y tế, chưa có ca mắc mới.
Theo Lục Văn Khải, giá lúa còn tăng
Theo tờ
Theo báo
Theo tạp chí
Theo
Theo chân người gác đèn biển
Theo dõi chúng tôi trên mạng xã hội
Theo dõi Sông Hồng trên:
Theo học nghề mộc
Theo ghi nhận của phóng viên
Theo tìm hiểu của PV báo
Theo Luật Đất đai
Theo Nghị định mới
Theo Kế hoạch số 12
Theo lời kể của dân làng
Theo các chuyên gia phong thủy, vào
Theo Bộ trưởng, đây là việc không thể chậm trễ.
Theo Kim Ji Ho, cô đã quen với cái lạnh.
Thực hiện lời dạy của Bác
Thực hiện lời dặn của cha, anh trở về làng
Thực hiện: 120 ngày; hoàn thành: 30/9
Nhóm thực hiện dự án gồm sáu sinh viên năm cuối.
Nhóm PV đã liên hệ với chủ tàu nhưng chưa có hồi âm
PV: Thưa ông, vì sao giá lúa giảm?
PV: Xin cảm ơn bà!
PV:
P.V: Ông nghĩ gì về chuyện này?
Phóng viên có mặt tại hiện trường lúc 5h.
- Tôi chỉ làm việc mình thích.
Ông LÊ CHÍ CÔNG
Bà Nông Thị Vượng, Phó Chủ tịch UBND xã
Giám đốc Sở Xây dựng Đoàn Quang Trứ
Nguồn nước sạch đã về tới bản
Nguồn gốc tên gọi Hang Ma
Nguồn gốc: Nhật Bản, nhập khẩu
Nguồn vốn: ngân sách tỉnh 70%, nhân dân đóng góp 30%
Nguồn tin của chúng tôi cho hay việc bàn giao đã xong.
Ảnh: Gia Bảo
Ảnh: NVCC
(Ảnh: Gia Bảo)
Thuyền về bến. Ảnh: Gia Bảo
Đường làng sau lũ (Ảnh: Gia Bảo/TTXVN)
Ảnh minh họa (Nguồn: Internet)
Video: Cận cảnh cầu phao bị cuốn trôi
Đồ họa: Gia Bảo
Bài học từ trận lũ năm ấy
Bài 2: Khi rừng lên tiếng
Bài toán nhân lực
Bài: Cách nấu cháo cá lóc
Bài cúng ngày rằm chuẩn nhất:
Tin vui đến với làng chài
Tin khác
Tin tức > Đời sống
Tin liên quan
Tin mới nhất
Tổng hợp
Tổng hợp kết quả sau ba vòng thi:
Ghi nhận ban đầu tại hiện trường
Biên dịch viên tại phiên tòa là người địa phương.
Dịch vụ
Dịch chuyển lao động (AEC)
Đại học Tổng hợp
Điện ảnh
Phim ảnh
Video - Ảnh
Tổng biên tập: Lê Chí Công
Phó Tổng Biên tập: Lê Chí Công
Thư ký biên tập: Lê Chí Công
Chịu trách nhiệm nội dung: Lê Chí Công
Email: toasoan@songhong.vn
Liên hệ nội dung: 0900 000 000
Kết quả: Nhất - Đội Đỏ; Nhì - Đội Xanh
Sông Hàn - Bưu Điện: 0-0
Lan Nhi. Ảnh: NVCC
Hồng Nhung. Ảnh: Gia Bảo
Vinh - Hà Tĩnh - Đồng Hới
Hà Nội - Hải Phòng
Kinh tế/Thị trường
Nam/Nữ
Thái Lan/Việt Nam
(Còn nữa)
(Xem tiếp trang 4)
(Hà Nội)
(SHB)
* * *
./.
Lan Nhi
Thời sự
By the river, nobody had slept.
By Monday
By the time the tide came back
Posted in Opinion
Written in the stars
TS. Vũ Trọng Khải - Khoa Nhi, Bệnh viện Sông Đà
"""


@pytest.mark.parametrize("line", [line for line in NO_CREDIT.splitlines() if line])
def test_no_credit_by_its_own_evidence(line: str) -> None:
    assert byline_form(line) is None


def test_negatives_shared_with_the_labels() -> None:
    table = tomllib.loads((Path(__file__).parent / "negatives.toml").read_text("utf-8"))
    hits = {row["line"]: byline_form(row["line"]) for row in table["byline"]}
    assert {line: form for line, form in hits.items() if form} == {}


NAMES = [
    ("Lê Bảo Châu", "names"),
    ("NGUYỄN THỊ LAN NHI", "names"),
    ("Lan Nhi - Gia Bảo", "names"),
    ("LAN NHI - GIA BẢO", "names"),
    ("Lan Nhi-Gia Bảo", "names"),
    ("CTV Đỗ Lan Nhi", "names"),
    ("TS. Vũ Trọng Khải", "names"),
    ("Vũ Trọng Khải - Phó Viện trưởng", "names"),
    ("Lê Hoà", "names"),
    ("Lê Hòa", "names"),
    ("L.N.", "initials"),
    ("Q.C", "initials"),
    ("K. Khuê", "initials"),
    ("LQ", "initials"),
    ("Lan Nhi", "name_shape"),
    ("VIỆT KHUÊ", "name_shape"),
    ("Jane Doe", "name_shape"),
    ("Bông", None),
    ("Trung", "pen_name"),
    ("Kaito", "pen_name"),
    ("Kaito@LN", "pen_name"),
    ("Hạ Đỏ", "pen_name"),
    ("LAN NHI và 2 tác giả khác", "name_shape"),
]


@pytest.mark.parametrize(("line", "form"), NAMES)
def test_form_of_names(line: str, form: str | None) -> None:
    assert name_form(line) == form


NO_NAMES = """
Thời sự
THỜI SỰ
Thời Sự
Giải trí
Giải Trí
Kinh doanh
KINH DOANH
Kinh Tế
Pháp Luật
Xem thêm
Trang chủ
Bạn đọc
Sức khỏe
Văn Hóa
Du Lịch
Đời Sống
Video
Ảnh
Hết
Hà Nội
HÀ NỘI
Hải Dương
Nam Phi
Việt Nam
TP HCM
TP.HCM
VN
RSS
USA
Facebook
Twitter
Trump
Home
Bình luận
Chia sẻ
Chuyện bây giờ mới kể
Lan Nhi nói gì?
Thứ Hai
23/07/2018
08:07
Dân trí
Tuổi Trẻ
VnExpress
Báo Sông Hồng
Ông Lục Văn Khải
Vinh - Hà Tĩnh - Đồng Hới
Vũ Trọng Khải, Phó Chủ tịch
Lễ hội chọi trâu
Xem Thêm Tin Mới
2 tuần trước
./.
(Còn nữa)
“Lan Nhi”
Chủ tịch,
"""


@pytest.mark.parametrize("line", [line for line in NO_NAMES.splitlines() if line])
def test_no_names(line: str) -> None:
    assert name_form(line) is None


# Lines of one document | people | agencies.
BROKEN = [
    (["Theo Hoài Thu", "Đại Đoàn kết"], {"Hoài Thu": {"text"}}, ["Đại Đoàn kết"]),
    (["Theo Hoài Thu", "Người Sông Hồng mới"], {"Hoài Thu": {"text"}}, ["Người Sông Hồng mới"]),
    (["Theo Hoài Thu/Songhong.vn", "Forbes"], {"Hoài Thu": {"text"}}, ["Songhong.vn", "Forbes"]),
    (["Lan Nhi - Gia Bảo", "thực hiện"], {"Lan Nhi": {"text"}, "Gia Bảo": {"text"}}, []),
    (["Lan Nhi", "(tổng hợp)"], {"Lan Nhi": {"compilation"}}, []),
    (["Lan Nhi", "(T/h)"], {"Lan Nhi": {"compilation"}}, []),
    (["Tin, ảnh: Lan Nhi", "(TTXVN)"], {"Lan Nhi": {"text", "photo"}}, ["TTXVN"]),
    (["Bài:", "Lan Nhi", "Ảnh:", "Gia Bảo"], {"Lan Nhi": {"text"}, "Gia Bảo": {"photo"}}, []),
    (["Bài:", "Lan Nhi", "Ảnh:", "Tư liệu"], {"Lan Nhi": {"text"}}, []),
    (["Lan Nhi", "Theo Reuters"], {"Lan Nhi": {"text"}}, ["Reuters"]),
    (["Lan Nhi", "Ảnh: Lan Nhi"], {"Lan Nhi": {"text", "photo"}}, []),
    (
        ["LAN NHI và 1 tác giả khác", "LAN NHI", "GIA BẢO", "LAN NHI - GIA BẢO"],
        {"LAN NHI": {"text"}, "GIA BẢO": {"text"}},
        [],
    ),
    (["Theo Eva", "Theo Eva Copy link"], {}, ["Eva"]),
    (["Nhóm PV", "Theo Infonet"], {}, ["Infonet"]),
    (["Theo", "Reuters"], {}, ["Reuters"]),
    (["Tác giả:", "Lan Nhi", "Nguồn tin: Báo Sông Hồng"], {"Lan Nhi": {"text"}}, ["Báo Sông Hồng"]),
    ([], {}, []),
]


@pytest.mark.parametrize(("lines", "people", "agencies"), BROKEN)
def test_lines_of_a_document(
    lines: list[str], people: dict[str, set[str]], agencies: list[str]
) -> None:
    byline = read_bylines(lines)
    assert {c.name: set(c.roles) for c in byline.contributors} == people
    assert list(byline.agencies) == agencies
    assert byline.raw == tuple(lines)


# English lines of one document | its people.
ENGLISH = [
    (["Jane Doe, CFP"], ["Jane Doe"]),
    (["Marta Oyelaran, RDN, LD"], ["Marta Oyelaran"]),
    (["Marta Oyelaran, QXZ"], ["Marta Oyelaran"]),
    (["Lan Nhi, HN"], ["Lan Nhi", "HN"]),
    (["Jane Doe, Marketing Director"], ["Jane Doe"]),
    (["By Jane Doe, MD, and John Roe, PhD"], ["Jane Doe", "John Roe"]),
    (["By Jane Doe, public sector CTO and VP for growth, Riverworks"], ["Jane Doe"]),
    (["By Jane Doe and John Roe"], ["Jane Doe", "John Roe"]),
    (["By Marta Oyelaran | October 4, 2022"], ["Marta Oyelaran"]),
    (["By Jane Doe \N{MIDDLE DOT} 5 min read"], ["Jane Doe"]),
    (["Written by Jane Doe | Reviewed by John Roe, MD"], ["Jane Doe", "John Roe"]),
    (["By jane@example.org"], []),
    (["Jane Doe", "Marketing Director"], ["Jane Doe"]),
    (["Riverworks Staff"], ["Riverworks Staff"]),
    (["Author", "Riverworks Team"], ["Riverworks Team"]),
    (["Posted by:", "Marta Oyelaran"], ["Marta Oyelaran"]),
    (["Jane Doe", "Jane Doe writes about boats, bridges, " + "and Canals, " * 9], ["Jane Doe"]),
]


@pytest.mark.parametrize(("lines", "people"), ENGLISH)
def test_english_people_without_jobs_and_degrees(lines: list[str], people: list[str]) -> None:
    assert [c.name for c in read_bylines(lines).contributors] == people


def test_a_reviewer_edits() -> None:
    assert read_byline("Fact-checked by Jane Doe").contributors[0].roles == ("editing",)


AUTHORS = [
    ("Nguyễn Lan Nhi", ("Nguyễn Lan Nhi",)),
    ("By Jane Doe", ("Jane Doe",)),
    ("Jane Doe, John Roe and Max Mustermann", ("Jane Doe", "John Roe", "Max Mustermann")),
    ("Lan Nhi - Gia Bảo", ("Lan Nhi", "Gia Bảo")),
    ("Jane Doe <jane@example.org>", ("Jane Doe",)),
    ("Jane Doe, Staff Writer", ("Jane Doe",)),
    ("Jane Doe, John Roe, and Max Mustermann", ("Jane Doe", "John Roe", "Max Mustermann")),
    ("Jane Doe, Marketing Director", ("Jane Doe",)),
    ("Jane Q. Doe, RDN, XYZ", ("Jane Q. Doe",)),
    ("Jane Doe | October 4, 2022", ("Jane Doe",)),
    ("Reviewed By: John Roe, PhD, CSCS", ("John Roe",)),
    ("Lan Nhi, HN", ("Lan Nhi", "HN")),
    ("Ledger Staff", ("Ledger Staff",)),
    ("Staff Writer", ()),
    ("Updated", ()),
    ("https://www.facebook.com/songhong", ()),
    ("Báo Sông Hồng", ()),
    ("songhong.vn", ()),
    ("Reuters", ()),
    ("Zing News", ()),
    ("VnExpress Online", ()),
    ("Lan News", ("Lan News",)),
    ("PV", ()),
    ("admin", ()),
    ("", ()),
]


@pytest.mark.parametrize(("value", "people"), AUTHORS)
def test_machine_author(value: str, people: tuple[str, ...]) -> None:
    assert clean_author(value, outlets=frozenset({"báo sông hồng"})) == people


PIECES = st.sampled_from(
    [
        "Theo",
        "theo",
        "(",
        ")",
        "/",
        " - ",
        "-",
        ",",
        ";",
        ":",
        "|",
        "và",
        "Ảnh:",
        "Bài và ảnh:",
        "(tổng hợp)",
        "thực hiện",
        "PV",
        "CTV",
        "TS.",
        "Lan Nhi",
        "GIA BẢO",
        "L.N.",
        "VOV",
        "TTXVN",
        "Báo",
        "By",
        "for",
        "www.a.vn",
        "07:15",
        "3/4/2019",
        "được",
        "Nguồn:",
        "dịch",
        "từ",
        "Copy link",
        " ",
        ".",
        "\u00a0",
        "İ",
        "ß",
        "Ð",
    ]
)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=120),
        st.lists(PIECES, max_size=14).map(" ".join),
        st.lists(PIECES, max_size=14).map("".join),
    )
)
def test_any_line_is_read_and_names_are_quoted(line: str) -> None:
    flat = re.sub(r"\s+", "", line)
    byline = read_byline(line)
    for name in (*(c.name for c in byline.contributors), *byline.agencies):
        assert re.sub(r"\s+", "", name) in flat
    assert all(c.roles for c in byline.contributors)
    byline_form(line)
    name_form(line)
    clean_author(line)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=8).map(" ".join), max_size=5))
def test_lines_never_raise_and_people_are_unique(lines: list[str]) -> None:
    names = [c.name for c in read_bylines(lines).contributors]
    assert len(names) == len(set(names))


def test_a_long_text_is_no_credit() -> None:
    assert read_byline("Bài và ảnh: Lan Nhi, " * 5000).contributors == ()


WORDS = lexicon.words()


@pytest.mark.parametrize("outlet", sorted(WORDS.outlets))
def test_every_outlet_is_an_agency(outlet: str) -> None:
    assert read_byline(f"Theo {outlet}").agencies == (outlet,)
    assert read_byline(f"Theo Lan Nhi ({outlet})").contributors[0].name == "Lan Nhi"


@pytest.mark.parametrize(
    ("word", "role"), [(w, role) for role, ws in WORDS.labels.items() for w in ws]
)
def test_every_label_gives_its_role(word: str, role: str) -> None:
    byline = read_byline(f"{word.capitalize()}: Lan Nhi")
    assert [tuple(c) for c in byline.contributors] == [("Lan Nhi", (role,))]


@pytest.mark.parametrize(
    ("word", "role"), [(w, role) for role, ws in WORDS.closers.items() for w in ws]
)
def test_every_closer_gives_its_role(word: str, role: str) -> None:
    assert [tuple(c) for c in read_byline(f"Lan Nhi ({word})").contributors] == [
        ("Lan Nhi", (role,))
    ]


@pytest.mark.parametrize(
    ("word", "role"), [(w, role) for role, ws in WORDS.openers.items() for w in ws]
)
def test_every_opener_gives_its_role(word: str, role: str) -> None:
    assert [tuple(c) for c in read_byline(f"{word.capitalize()} Jane Doe").contributors] == [
        ("Jane Doe", (role,))
    ]


@pytest.mark.parametrize("word", WORDS.sources)
def test_every_source_word_opens_outlets(word: str) -> None:
    assert read_byline(f"{word.capitalize()}: Báo Sông Hồng").agencies == ("Báo Sông Hồng",)


@pytest.mark.parametrize("prefix", [*WORDS.prefixes, *WORDS.collectives])
def test_no_prefix_stays_in_a_name(prefix: str) -> None:
    assert [c.name for c in read_byline(f"{prefix} Đỗ Lan Nhi").contributors] == ["Đỗ Lan Nhi"]


@pytest.mark.parametrize("word", sorted(WORDS.nobody))
def test_nobody_is_named(word: str) -> None:
    assert read_byline(f"Ảnh: {word}").contributors == ()


@pytest.mark.parametrize("duty", WORDS.duties)
def test_a_duty_behind_a_dash_is_no_name(duty: str) -> None:
    assert [c.name for c in read_byline(f"Đỗ Lan Nhi - {duty} việc bếp núc").contributors] == [
        "Đỗ Lan Nhi"
    ]


@pytest.mark.parametrize("opening", WORDS.outlet_openings)
def test_openings_of_outlets(opening: str) -> None:
    name = f"{opening.capitalize()} Sông Hồng"
    assert read_byline(f"Bài và ảnh: {name}").agencies == (name,)


@pytest.mark.parametrize("branch", WORDS.branches)
def test_branches_of_broadcasters(branch: str) -> None:
    assert read_byline(f"Lan Nhi/VOV - {branch} ").agencies == (f"VOV - {branch}".rstrip("."),)


@pytest.mark.parametrize("place", WORDS.names.places.replace("\n", "").split("|"))
def test_places_and_sections_are_no_names(place: str) -> None:
    assert name_form(place.strip().title()) is None


@pytest.mark.parametrize("section", WORDS.names.menu.replace("\n", "").split("|"))
def test_sections_are_no_names(section: str) -> None:
    assert name_form(section.strip().title()) is None
    assert name_form(section.strip().upper()) is None


@pytest.mark.parametrize("family", WORDS.names.families.split())
def test_families(family: str) -> None:
    assert name_form(f"{family.title()} Lan Nhi") == "names"


@pytest.mark.parametrize("word", WORDS.names.english.split())
def test_every_english_first_name_makes_a_name(word: str) -> None:
    assert name_form(f"{word.capitalize()} Ploughwright") == "name_shape"


@pytest.mark.parametrize(
    "line", ["April Showers", "Grant Programme", "Dakota Prairie", "Summer Sale"]
)
def test_words_that_are_first_names_too_make_none(line: str) -> None:
    assert name_form(line) is None


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("Lan Nhi (PV TTXVN tại Paris)", ("TTXVN",)),
        ("Lan Nhi (VOV tại Nga)", ("VOV",)),
        ("Theo Báo Sông Hồng tại Huế", ("Báo Sông Hồng tại Huế",)),
    ],
)
def test_bureau_of_a_known_outlet(line: str, agencies: tuple[str, ...]) -> None:
    assert read_byline(line).agencies == agencies
