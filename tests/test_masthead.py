"""Mastheads: invented ones in the shapes that newspapers print."""

# ruff: noqa: E501, ISC004 - tables of lines are read best whole

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import extract
from extract.fields import _spelling
from extract.fields._folding import fold, shortest
from extract.fields._imprint import _stop, kinds, read_line
from extract.fields._licence import read_licence
from extract.fields._spelling import EDGES
from extract.fields._staff import bare_name, is_name, names, names_by_grammar, role_of
from extract.fields.masthead import (
    ANCHORS,
    _form,
    heads,
    masthead_form,
    may_be_masthead,
    opening_words,
    packed_form,
    read_masthead,
)
from extract.lexicon import masthead as lexicon

# Each masthead with the fields that it decides.
MASTHEADS = [
    (
        "Licence No 59/GP-BTTTT granted by the Ministry of Information and Communications on July 12, 2023",
        {
            "licence": "59/GP-BTTTT",
            "issuer": "Ministry of Information and Communications",
            "issued": "2023-07-12",
        },
    ),
    (  # an agency's address behind the paper's, and a register's page
        "© Copyright 2011 - 2022 - Công ty Cổ phần Bến Mới\nTầng 3, Tòa nhà Sông Xanh, 8 Lê Mao Nhỏ, TP Vinh, Nghệ An\n"
        "Người ĐDPL: Lê Văn Khoan (http://somoi.example/tim?ten=Le+Khoan)\nLiên hệ quảng cáo: Bến Ads\n"
        "Address: Tầng 9, Tòa nhà Bến Ads, 2 Hàng Giấy Gió, Hà Nội",
        {"address": "Tầng 3, Tòa nhà Sông Xanh, 8 Lê Mao Nhỏ, TP Vinh, Nghệ An", "websites": []},
    ),
    (  # nothing but the agency's address
        "Tổng biên tập: Lê Văn Khoan\nLiên hệ quảng cáo: Bến Ads\nĐịa chỉ: 2 Hàng Giấy Gió, Hà Nội",
        {"address": "2 Hàng Giấy Gió, Hà Nội"},
    ),
    (  # offices called after a part of the country
        "Văn phòng phía Bắc Tầng 2 - 15 Ngõ Gạch Nung - Ba Sao - Hà Nội\nĐiện thoại 0243.111.222\nVăn phòng miền Trung: 8 Lê Mao Nhỏ, Đà Nẵng",
        {"address": "Tầng 2 - 15 Ngõ Gạch Nung - Ba Sao - Hà Nội"},
    ),
    ("Văn phòng miền Bắc: Số 5 Hàng Giấy Gió, Hà Nội", {"address": "Số 5 Hàng Giấy Gió, Hà Nội"}),
    ("Văn phòng miền Nam: Số 5 Hàng Gió, TP.HCM", {"address": "Số 5 Hàng Gió, TP.HCM"}),
    ("Văn phòng khu vực phía Nam: Số 5 Hàng Gió, TP.HCM", {"address": "Số 5 Hàng Gió, TP.HCM"}),
    (  # two licences in one sentence
        "Giấy phép xuất bản số 77/GP-BTTTT cấp ngày 3/9/2021 & giấy phép bổ sung số 8/GP-CBC, cấp ngày 5/5/2022",
        {"licence": "77/GP-BTTTT", "issued": "2021-09-03"},
    ),
    # names inside a clause, slogans, companies
    ("trang TTĐT tổng hợp của Tạp chí Sông Lam", {"publication": "Tạp chí Sông Lam"}),
    (
        "Chuyên trang báo chí điện tử thuộc Tạp chí điện tử Bến Mới, giấy phép số 7/GP-CBC",
        {"publication": "Tạp chí điện tử Bến Mới"},
    ),
    ("Chuyên trang Bến Đò của Báo Sông Lam", {"publication": "Chuyên trang Bến Đò"}),
    ("Trang TTĐTTH của công ty Bến Mới", {"publication": None}),
    (
        "Báo nhiều người đọc nhất tỉnh\nBản quyền thuộc Báo Sông Lam",
        {"publication": "Báo Sông Lam"},
    ),
    (
        "Đài Phát thanh - Truyền hình tỉnh Sông Lam",
        {"publication": "Đài Phát thanh - Truyền hình tỉnh Sông Lam"},
    ),
    ("Bendo.vn là trang thông tin điện tử của Công ty Bến Mới", {"publication": "Bendo.vn"}),
    ("Phóng viên là báo chí của nhân dân", {"publication": None}),
    ("SÔNG LAM ONLINE\nTổng biên tập: Lê Văn Khoan", {"publication": "SÔNG LAM ONLINE"}),
    ("Sông Lam điện tử\nTổng biên tập: Lê Văn Khoan", {"publication": "Sông Lam điện tử"}),
    ("Đọc báo điện tử\nTổng biên tập: Lê Văn Khoan", {"publication": None}),
    ("Bendo.com\nTổng biên tập: Lê Văn Khoan", {"publication": "Bendo.com"}),
    ("Bendo.net\nTổng biên tập: Lê Văn Khoan", {"publication": "Bendo.net"}),
    (
        "© 2006 - 2020. Toàn bộ bản quyền nội dung thuộc về Bendo.com, theo luật",
        {"publication": "Bendo.com"},
    ),
    ("© Bản quyền thuộc về Ban Biên tập Tin Bến Mới", {"publication": None}),
    (
        "Chỉ phát hành, sao chép thông tin từ Tạp chí điện tử Bến Mới khi có sự đồng ý",
        {"publication": "Tạp chí điện tử Bến Mới"},
    ),
    ('Ghi rõ nguồn "Tuần báo Sông Lam" khi phát hành lại', {"publication": "Tuần báo Sông Lam"}),
    ("Cấm sao chép khi không có sự đồng ý của báo", {"publication": None}),
    (
        "BÁO SÔNG LAM ĐIỆN TỬ\nGiấy phép số: 411/GP-BTTTT do Bộ Thông tin và Truyền thông cấp ngày 3/9/2021.\n"
        "Tổng biên tập: Lê Văn Khoan\nPhó Tổng biên tập: Hồ Thị Mơ, Đặng Quốc Hiệu\n"
        "Tòa soạn: Số 9 Lê Mao Nhỏ, TP Vinh, tỉnh Nghệ An\nĐiện thoại: 0238.3111222; Email: toasoan@songlam.example.vn",
        {
            "publication": "BÁO SÔNG LAM ĐIỆN TỬ",
            "licence": "411/GP-BTTTT",
            "issued": "2021-09-03",
            "issuer": "Bộ Thông tin và Truyền thông",
            "chief": "Lê Văn Khoan",
            "deputies": ["Hồ Thị Mơ", "Đặng Quốc Hiệu"],
            "address": "Số 9 Lê Mao Nhỏ, TP Vinh, tỉnh Nghệ An",
            "phones": ["0238.3111222"],
            "emails": ["toasoan@songlam.example.vn"],
        },
    ),
    (  # labels on the line before
        "Tổng Biên tập\nTRẦN QUANG VŨ\nPhó Tổng Biên tập\nLÝ THU SƯƠNG\nĐịa chỉ\n15B Ngõ Gạch Nung, quận Ba Sao, Hà Nội\n"
        "Điện thoại\n(024) 3911.2233\nEmail\nlienhe@basao.example.vn",
        {
            "chief": "TRẦN QUANG VŨ",
            "deputies": ["LÝ THU SƯƠNG"],
            "phones": ["(024) 3911.2233"],
            "address": "15B Ngõ Gạch Nung, quận Ba Sao, Hà Nội",
            "emails": ["lienhe@basao.example.vn"],
        },
    ),
    (  # values before labels
        "Nguyễn Hữu Toại\nTổng biên tập\nPhan Thị Yên\nPhó Tổng biên tập\nTrịnh Công Bằng\nPhó Tổng biên tập",
        {"chief": "Nguyễn Hữu Toại", "deputies": ["Phan Thị Yên", "Trịnh Công Bằng"]},
    ),
    (  # all on one line
        "Tổng biên tập: Vũ Đình Lãm - Giấy phép số 91/GP- BTTTT cấp ngày 7 tháng 6 năm 2013 của Bộ Thông tin và Truyền thông",
        {
            "chief": "Vũ Đình Lãm",
            "licence": "91/GP-BTTTT",
            "issued": "2013-06-07",
            "issuer": "Bộ Thông tin và Truyền thông",
        },
    ),
    (  # a licence broken over two lines
        "Giấy phép hoạt động báo điện tử Đất Mới trên Internet sô 612/GP -\nBTTTT Hà Nội, ngày 21-08-2012.",
        {"licence": "612/GP-BTTTT", "issued": "2012-08-21"},
    ),
    (
        "Giấy phép thiết lập trang thông tin điện tử tổng hợp số 77/GP-TTĐT do Sở\n"
        "Thông tin và Truyền thông TP Hà Nội cấp ngày 06/09/2018",
        {
            "licence": "77/GP-TTĐT",
            "issued": "2018-09-06",
            "issuer": "Sở Thông tin và Truyền thông TP Hà Nội",
        },
    ),
    (
        "BÁO ĐIỆN TỬ SAO MAI. GIẤY PHÉP CẤP LẠI SỐ 168/GP-BTTTT NGÀY 12/08/2014.\nTRỤ SỞ CHÍNH\n"
        "Tầng 7, Tòa nhà 20 Kim Hoa, Đống Đa, Hà Nội.\nĐiện thoại: 024.3999 1122\nFax: 024.3999 1123",
        {
            "publication": "BÁO ĐIỆN TỬ SAO MAI",
            "licence": "168/GP-BTTTT",
            "issued": "2014-08-12",
            "address": "Tầng 7, Tòa nhà 20 Kim Hoa, Đống Đa, Hà Nội",
            "phones": ["024.3999 1122"],
            "faxes": ["024.3999 1123"],
        },
    ),
    (  # U+00D0, old spelling, fax equal to the phone
        "Toà soạn: Số 3 Lê Lai Con, Quận 1, TP.HCM\nÐiện thoại: 028-3777-6491. Fax: 028-3777-6491",
        {
            "address": "Số 3 Lê Lai Con, Quận 1, TP.HCM",
            "phones": ["028-3777-6491"],
            "faxes": ["028-3777-6491"],
        },
    ),
    (
        "Giấy phép số 4276GP_TTÐT do Sở TTTT HN cấp ngày 04/11/2013.",
        {"licence": "4276GP_TTĐT", "issued": "2013-11-04", "issuer": "Sở TTTT HN"},
    ),
    (
        "GPXB số 503/GP, Bộ TT&TT cấp ngày 8/7/2015",
        {"licence": "503/GP", "issuer": "Bộ TT&TT", "issued": "2015-07-08"},
    ),
    (
        "Số giấy phép: 285/GP - BTTTT, cấp ngày 27/8/2009",
        {"licence": "285/GP-BTTTT", "issued": "2009-08-27"},
    ),
    (
        "Giấy phép xuất bản số 24GP/BC cấp ngày 25.9.2004",
        {"licence": "24GP/BC", "issued": "2004-09-25"},
    ),
    ("Giấy phép ICP số: 51/GP-TTĐT.", {"licence": "51/GP-TTĐT", "issued": None}),
    ("Giấy phép số 26/BC-GPXB ngày 30/02/2001", {"licence": "26/BC-GPXB", "issued": None}),
    (
        "Giấy phép: số 910 do Cục Báo chí cấp ngày 1/2/2003",
        {"licence": "910", "issuer": "Cục Báo chí"},
    ),
    (  # ranks, a duty in brackets, dots
        "Tổng Biên tập: Đại tá, TS. Ngô Anh Thư.\nPhó Tổng Biên tập: Thượng tá Mai Văn Cát - Thượng tá Lê Bền (phụ trách điện tử)\n"
        "Tổng Thư ký tòa soạn: Nhà báo Hồ Lan\nTrưởng ban: Ông Bùi Tá",
        {"chief": "Ngô Anh Thư", "deputies": ["Mai Văn Cát", "Lê Bền"]},
    ),
    (  # deputies on lines of their own
        "Tổng biên tập: ThS Lưu Kha\nCác Phó Tổng biên tập:\nTrần Đức Mẫn\nNhà báo Phùng Thị Hà\nHotline: 0909 888 777",
        {
            "chief": "Lưu Kha",
            "deputies": ["Trần Đức Mẫn", "Phùng Thị Hà"],
            "phones": ["0909 888 777"],
        },
    ),
    (
        "Phó tổng biên tập thường trực: Vi Thị Nga\nPhó Tổng Biên tập phụ trách điện tử: Đỗ Cao\n"
        "Ủy viên Ban biên tập - Phó tổng Thư ký tòa soạn: Kim Oanh",
        {"chief": None, "deputies": ["Vi Thị Nga", "Đỗ Cao"]},
    ),
    (  # extensions and lists
        "ĐT: 024.3711.7204 - 0243.7111.192 Fax: 0243.9111.062\nĐường dây nóng: Hà Nội: 043.8111807 máy lẻ 24 - 0904111222\n"
        "Điện thoại: (028) 3.9111.091, 3.9111.092 (máy lẻ 412)\nTel: 844 39711899 Ext:2222",
        {
            "phones": [
                "024.3711.7204",
                "0243.7111.192",
                "043.8111807",
                "0904111222",
                "(028) 3.9111.091",
                "3.9111.092",
                "844 39711899",
            ],
            "faxes": ["0243.9111.062"],
        },
    ),
    (
        "Hotline HN: 0973-111-567 / 0974-111-567\nTổng đài: 1900 561 111\nLiên hệ quảng cáo: 0945.11.03.03 (Ms. Trang)\n"
        "Email: quangcao@moi.example.vn | Website: https://moi.example.vn",
        {
            "phones": ["0973-111-567", "0974-111-567", "1900 561 111", "0945.11.03.03"],
            "chief": None,
            "emails": ["quangcao@moi.example.vn"],
            "websites": ["https://moi.example.vn"],
        },
    ),
    (  # unlabelled lines
        "https://www.gio.example.vn\nTầng 4, Tòa tháp Sao Hôm, đường Bờ Đê - Phường Yên Bình - Hà Nội\n0903 111 146\ntoasoan@gio.example.vn",
        {
            "address": "Tầng 4, Tòa tháp Sao Hôm, đường Bờ Đê - Phường Yên Bình - Hà Nội",
            "phones": ["0903 111 146"],
            "emails": ["toasoan@gio.example.vn"],
            "websites": ["https://www.gio.example.vn"],
        },
    ),
    (
        "Bản quyền © 2004-2020 Báo Mây Trắng - Cơ quan chủ quản: Thành ủy Sông Hồng\nĐịa chỉ: 4 Lê Lợi Cũ - Hà Nội.",
        {
            "publication": "Báo Mây Trắng",
            "governing_body": "Thành ủy Sông Hồng",
            "address": "4 Lê Lợi Cũ - Hà Nội",
        },
    ),
    (
        "Cơ quan của Bộ Gió Mùa\n© 2005-2024 Bản quyền thuộc về Báo điện tử Gió Mùa. Cấm sao chép dưới mọi hình thức.",
        {"governing_body": "Bộ Gió Mùa", "publication": "Báo điện tử Gió Mùa"},
    ),
    (
        "TRỤ SỞ HÀ NỘI\nTầng 6, Toà nhà Cầu Vồng, 36 Hoàng Mai Nhỏ\nPhường Ô Mới, Quận Đống Đa, TP Hà Nội.\n"
        "CHỊU TRÁCH NHIỆM QUẢN LÝ NỘI DUNG\nBà Nguyễn Hồng Liễu\nLIÊN HỆ QUẢNG CÁO\n0903 111 624",
        {
            "address": "Tầng 6, Toà nhà Cầu Vồng, 36 Hoàng Mai Nhỏ, Phường Ô Mới, Quận Đống Đa, TP Hà Nội",
            "responsible": ["Nguyễn Hồng Liễu"],
            "phones": ["0903 111 624"],
        },
    ),
    (
        "Cơ quan chủ quản: Hãng tin Biển Xa; Số 8 Lý Thái Tông - Hà Nội\n"
        "Người chịu trách nhiệm chính: Tổng Biên tập Đinh Tiến Lộc.\nQuảng cáo: Phó TBT Đoàn Thu: 098.320.1111",
        {
            "governing_body": "Hãng tin Biển Xa",
            "address": "Số 8 Lý Thái Tông - Hà Nội",
            "chief": "Đinh Tiến Lộc",
            "deputies": [],
            "phones": ["098.320.1111"],
        },
    ),
    (
        "Copyright 2011 - Báo điện tử Lúa Vàng - Tòa soạn: 7 Phố Huế Con, Hà Nội. Tổng biên tập Phạm Huy Lân. Điện thoại: Văn phòng: 080.41162;Fax: 080.41924",
        {
            "chief": "Phạm Huy Lân",
            "address": "7 Phố Huế Con, Hà Nội",
            "phones": ["080.41162"],
            "faxes": ["080.41924"],
        },
    ),
    (
        "© 2024 Example Media. All rights reserved.\nEditor-in-chief: Jane A. Miller\nDeputy editors: Tom Oak, Ann Lee\n"
        "Address: 12 High Street, Springfield\nPhone: +84 24 3911 2233\nTel: (024) 3911 2234\nE-mail: desk@example.com",
        {
            "publication": "Example Media",
            "chief": "Jane A. Miller",
            "deputies": ["Tom Oak", "Ann Lee"],
            "address": "12 High Street, Springfield",
            "phones": ["+84 24 3911 2233", "(024) 3911 2234"],
            "emails": ["desk@example.com"],
        },
    ),
    (
        "MST: 0100101631\nSố tài khoản: 116000000 237\nTel/Fax: 024 3911 0042",
        {"phones": ["024 3911 0042"], "faxes": ["024 3911 0042"]},
    ),
    (
        "Công ty CP Lá Phong; 42/1/3 Nguyễn Kim, P.3, Quận Gò Mây, Tp.HCM; ĐT: 028 39111969\n"
        "Chi nhánh: Số 5 Trần Phú Con - Ba Đình - Hà Nội",
        {"address": "42/1/3 Nguyễn Kim, P.3, Quận Gò Mây, Tp.HCM", "phones": ["028 39111969"]},
    ),
    (
        "VPĐD tại TP.HCM: Lầu 5, tòa nhà Mây, 40 Điện Biên Con, Q.10\nĐịa chỉ:",
        {"address": "Lầu 5, tòa nhà Mây, 40 Điện Biên Con, Q.10"},
    ),
    (
        "Giấy phép hoạt động báo điện tử Nắng Mới số 75/GP-BVHTTDL Hà Nội, ngày 4-4-2025",
        {"licence": "75/GP-BVHTTDL", "publication": "báo điện tử Nắng Mới", "issued": "2025-04-04"},
    ),
    ("RSS", {"chief": None, "licence": None, "address": None, "phones": [], "publication": None}),
    (
        "Ông Nguyễn Văn Chén\nGiám đốc - Tổng biên tập\nBà Lê Thị Đũa\nPhó Giám đốc - Phó Tổng biên tập\n0909111123\nHotline",
        {"chief": "Nguyễn Văn Chén", "deputies": ["Lê Thị Đũa"], "phones": ["0909111123"]},
    ),
    (
        "Chịu trách nhiệm chính: Nguyễn Trung Thìa - Tổng Biên tập\nHồ Mâm - Phó Tổng Biên tập\nSố 4, đường Lá, phường Hoa, tỉnh Mây",
        {
            "chief": "Nguyễn Trung Thìa",
            "deputies": ["Hồ Mâm"],
            "address": "Số 4, đường Lá, phường Hoa, tỉnh Mây",
        },
    ),
    (
        "Tel: 024.3999.1122. 024.3999.1123 (028) 3999 1124",
        {"phones": ["024.3999.1122", "024.3999.1123", "(028) 3999 1124"]},
    ),
]

POSITIVE = {
    "Giấy phép số: 136/GP-STTTT do Sở cấp": "licence",
    "GIẤY PHÉP CẤP LẠI SỐ 68/GP-BTTTT NGÀY 1/7/2013": "licence",
    "Giấy phép số 46 do Bộ Thông tin và Truyền thông cấp": "licence",
    "Số 12/GP-BTTTT": "licence",
    "GPHĐ: 33/GP-CBC": "licence",
    "License No: 12/GP-BTTTT": "licence",
    "Tổng biên tập: Lê Khoan": "editor",
    "TỔNG BIÊN TẬP": "editor",
    "P. Tổng biên tập: Lê Khoan": "editor",
    "BÁO MỚI. Tổng Biên tập: Lê Khoan": "editor",
    "Editor-in-Chief: John Smith": "editor",
    "Thư ký tòa soạn: Lê Khoan": "staff",
    "Trưởng ban biên tập: Lê Khoan": "staff",
    "Ủy viên Ban biên tập - Thư ký tòa soạn: Lê Khoan": "staff",
    "Chịu trách nhiệm nội dung: Ông Lê Khoan": "responsible",
    "Cơ quan chủ quản: Hội Nhà Lá": "governing_body",
    "Cơ quan của Bộ Gió": "governing_body",
    "© 2024 Example Media. All rights reserved.": "copyright",
    "Copyright 2011-2021 - Lá Xanh": "copyright",
    "Bản quyền thuộc về Báo Lá": "copyright",
    "2009 - 2012 Bản quyền và phát triển bởi Báo Lá": "copyright",
    "Điện thoại: 024 3911 2233": "phone",
    "Fax: 024 3911 2233": "phone",
    "Hà Nội. Tel: 024 3911 2233": "phone",
    "ĐT (024) 38211067 – 39211445": "phone",
    "0903 111 146": "phone",
    "Email: a@b.example.vn": "email",
    "toasoan@b.example.vn": "email",
    "Tin bài xin gửi về: baivo@b.example.vn": "email",
    "Liên hệ tòa soạn: a@b.example.vn": "contact",
    "Liên hệ quảng cáo": "contact",
    "Địa chỉ: 4 Lê Lợi, Hà Nội": "address",
    "Số 4, đường Lá, phường Hoa, tỉnh Mây": "address",
    "Giám đốc - Tổng biên tập": "editor",
    "15 Ngõ Gạch, quận Ba Sao, Hà Nội": "address",
    "Trụ sở chính": "address",
    "Văn phòng đại diện": "office",
    "VPGD: Tầng 5 Tòa nhà Gió, phố Mây, Hà Nội": "office",
    "Website: www.gio.example.vn": "website",
    "https://gio.example.vn": "website",
    "Phát triển bởi Gió Mùa, JSC.": "publisher",
    "CÔNG TY CỔ PHẦN GIÓ MÙA": "publisher",
    "MST: 0100108000": "account",
    "Ghi rõ nguồn Báo Lá khi sử dụng lại": "reuse",
    "Cấm sao chép dưới mọi hình thức": "reuse",
    "® Chỉ được phát hành lại thông tin khi có sự đồng ý": "reuse|copyright",
}

NEGATIVE = [
    "2009 - 2012 bản quyền phần mềm bị xâm phạm nhiều nhất ở khu vực này, theo số liệu của hãng.",
    "Anh viết cho vợ: la@b.example.vn là địa chỉ mới của anh",
    "Giấy phép lái xe hạng B2 bị tước hai tháng.",
    "Giấy phép lái xe",
    "Theo giấy phép xây dựng số 12/GPXD cấp năm 2019, nhà cao bốn tầng.",
    "Giấy phép xây dựng số 12/GP-UBND ngày 1/2/2019",
    "Giấy phép khai thác số 45/GP-UBND của tỉnh đã hết hạn.",
    "Tổng biên tập Lê Khoan cho biết tờ báo sẽ ra số đặc biệt vào dịp Tết.",
    "Tổng thống Pháp: Châu Âu cần đoàn kết",
    "Điện thoại thông minh ngày càng rẻ",
    "Điện thoại của anh hết pin nên không ai liên lạc được từ tối hôm trước đến nay.",
    "Email là cách nhanh nhất để gửi hồ sơ",
    "Bản quyền truyền hình World Cup tăng giá",
    "Bản quyền phần mềm: câu chuyện chưa có hồi kết",
    "Quảng cáo sai sự thật, ba công ty bị phạt",
    "Liên hệ giữa hai sự kiện này vẫn chưa rõ ràng",
    "Địa chỉ tin cậy của nông dân",
    "Tòa soạn đã nhận được đơn thư của nhiều bạn đọc.",
    "Trụ sở của công ty nằm giữa cánh đồng",
    "Giám đốc bệnh viện nói gì về vụ việc?",
    "Phụ trách: một công việc khó",
    "Số người mắc bệnh tăng 20% so với năm ngoái",
    "Nhà 3 tầng đổ sập giữa đêm, 2 người thoát nạn",
    "Đường vành đai 4 sắp thông xe",
    "19:00 - 10/10",
    "14/03/2016",
    "1-0",
    "4 biểu hiện của người thiếu ngủ",
    "2016",
    "- Anh có thể kể lại chuyện hôm đó không?",
    "(Dân Ta) - Sáng nay, 12/5, trời nắng.",
    "Hỗ trợ người nghèo ăn Tết",
    "Truyền thông: con dao hai lưỡi",
    "Website giả mạo lừa nhiều người",
    "Chi nhánh ngân hàng đóng cửa ba ngày",
    "Phóng viên: Thưa ông, vì sao dự án chậm tiến độ?",
    "Tiếng nói của người trẻ",
    "Cơ quan của ông đã làm gì trong suốt ba năm qua để người dân không phải chịu cảnh này nữa?",
    "Tổng biên tập nói gì về chuyện này?",
    "Tổng biên tập: vai trò của người đứng đầu tòa soạn trong thời kỳ mới là gì và vì sao lại quan trọng đến như thế?",
    "Điện thoại: món quà không thể thiếu",
    "Email: thói quen xấu nơi công sở",
    "Văn phòng: nơi nhiều người trẻ đánh mất sức khỏe của chính mình",
    "Cơ quan chủ quản chưa lên tiếng về vụ việc",
    "Tiếng nói của Hội Lá",
    "Copyright của bức ảnh này thuộc về ai thì đến nay vẫn chưa có câu trả lời rõ ràng từ các bên.",
    "Website của trường bị tấn công. Nhiều phụ huynh không xem được điểm",
    "Một câu rất bình thường, không có gì đặc biệt.",
    "",
]


def read(text: str) -> dict[str, object]:
    footer = read_masthead(text.split("\n"))
    licence = footer.licence

    def having(role: str) -> list[str]:
        return [person.name for person in footer.people if person.role == role]

    return {
        "publication": footer.publication,
        "governing_body": footer.governing_body,
        "licence": licence and licence.number,
        "issuer": licence and licence.issuer,
        "issued": licence and licence.issued,
        "chief": next(iter(having("editor_in_chief")), None),
        "deputies": having("deputy_editor"),
        "responsible": having("responsible"),
        "address": footer.address,
        "phones": footer.phones,
        "faxes": footer.faxes,
        "emails": footer.emails,
        "websites": footer.websites,
    }


@pytest.mark.parametrize(("text", "wanted"), MASTHEADS)
def test_masthead(text: str, wanted: dict[str, object]) -> None:
    found = read(text)
    assert {key: found[key] for key in wanted} == wanted


def test_text_and_raw_are_kept() -> None:
    footer = read_masthead(
        ["Báo Lá", "", "Giấy phép số 1/GP-CBC ngày 8 tháng 1 năm 2026 của Cục Báo chí."]
    )
    assert footer.text == "Báo Lá\nGiấy phép số 1/GP-CBC ngày 8 tháng 1 năm 2026 của Cục Báo chí."
    assert footer.licence is not None
    assert footer.licence.issued == "2026-01-08"
    assert footer.licence.issuer == "Cục Báo chí"
    assert footer.licence.raw == "Giấy phép số 1/GP-CBC ngày 8 tháng 1 năm 2026 của Cục Báo chí."


def test_titles_stay_as_written() -> None:
    people = read_masthead(["Các Phó Tổng Biên tập: LÊ KHOAN, HỒ MƠ"]).people
    assert [(p.name, p.title) for p in people] == [
        ("LÊ KHOAN", "Các Phó Tổng Biên tập"),
        ("HỒ MƠ", "Các Phó Tổng Biên tập"),
    ]


def test_nothing() -> None:
    assert read_masthead([]).text is None
    line = "Theo giấy phép lái xe số 123/GP-BTTTT"
    assert read_licence([line], [read_line(line)]) is None


@pytest.mark.parametrize(("text", "form"), POSITIVE.items())
def test_form(text: str, form: str) -> None:
    assert masthead_form(text) in form.split("|")


@pytest.mark.parametrize("text", NEGATIVE)
def test_no_form(text: str) -> None:
    assert masthead_form(text) is None


def test_anchors_are_forms() -> None:
    assert set("|".join(POSITIVE.values()).split("|")) >= ANCHORS


PACKED = (
    "Mạng xã hội Bến Mới - nơi gặp gỡ của những người yêu sông nước quê hương. Giấy phép số: 505/GP-BTTTT do Bộ Thông tin và"
    " Truyền thông cấp ngày 16/10/2017. Đơn vị chủ quản: Công ty Bến Mới. Chịu trách nhiệm: Ông Lê Văn Khoan."
    " Địa chỉ: số 11, ngõ 7, Hàng Giấy Gió, Ba Sao, Hà Nội. Email: lienhe@ben.example | SĐT: 0243 111 222 333"
)


def test_a_masthead_packed_into_one_line() -> None:
    assert packed_form(PACKED) == "licence"
    assert packed_form(PACKED.replace("GP-", "")) is None
    assert packed_form("Theo giấy phép số 12/GP-BTTTT, tờ báo có địa chỉ ở Vinh. " * 6) is None
    record = extract(PACKED)
    assert record["body"]["text"] == ""
    assert record["footer"]["licence"]["number"] == "505/GP-BTTTT"


def test_long_lines_are_no_mastheads() -> None:
    assert masthead_form("Giấy phép số 1/GP-CBC " + "a " * 300) is None


def test_names() -> None:
    assert bare_name("Ông Lê SơnĐiều") == "Lê Sơn"
    assert not is_name("Ban Biên tập")
    assert is_name("LƯƠNG CHÍ CÔNG")
    assert names("Lê Na và Hồ Mơ; Tp. Huế") == ["Lê Na", "Hồ Mơ"]
    assert role_of("Chủ tịch") == "other"


# A line for every entry that no masthead above attests.
MORE = """
gp số | licence no | các phó tbt: tbt: | q. tổng biên tập | quyền tổng biên tập: | p.tổng biên tập | q.tổng biên tập
phó tổng biên tập phụ trách | tổng thư ký | phó thư ký tòa soạn | phó trưởng ban biên tập | phó trưởng ban | giám đốc
phó giám đốc: | tổng giám đốc | phó tổng giám đốc | người chịu trách nhiệm nội dung | chịu trách nhiệm xuất bản | phụ trách
chủ biên | chủ nhiệm | người đại diện | trưởng phòng | tổng phụ trách | người đứng đầu | editor in chief | chief editor
deputy editor-in-chief | managing editor | executive editor | publisher | trụ sở tòa soạn | địa chỉ tòa soạn | địa chỉ trụ sở
tòa soạn và trị sự | head office | trụ sở cơ quan | cơ quan đại diện | cơ quan thường trú | văn phòng thường trực
văn phòng giao dịch | cơ sở | đ.t | sđt | sdt | telephone | số điện thoại | di động | mobile | đdn | thư điện tử | hòm thư
hộp thư | trang web | phòng quảng cáo | hợp tác truyền thông | hỗ trợ | đơn vị quảng cáo | quảng cáo và phát hành | cskh
zalo | skype | phòng phát hành | ban bạn đọc | advertising | contact | đơn vị chủ quản | cơ quan ngôn luận của
cơ quan trung ương của | cơ quan ngôn luận | tiếng nói của | bản quyền tạp chí | bản quyền và phát triển bởi | bản quyền của
giữ bản quyền | all right reserved | bản quyền nội dung | bản quyền: | vận hành bởi | thiết kế bởi | thiết kế và phát triển bởi
powered by | quản lý và vận hành bởi | một sản phẩm của | đơn vị thiết kế | developed by | vui lòng ghi rõ nguồn
vui lòng không sao chép | chỉ được sao chép | không sao chép | mọi hành động sử dụng nội dung | nghiêm cấm sao chép
không được sao chép | mọi sao chép | chỉ phát hành, sao chép | đề nghị ghi rõ nguồn | yêu cầu ghi rõ nguồn | khi sao chép
reproduction | bản quyền báo | hồ chí minh | mã số thuế | stk | số đkkd | mã số doanh nghiệp | issn | giấy chứng nhận
đại tướng thượng tướng trung tướng thiếu tướng trung tá thiếu tá đại úy thượng úy trung úy chuẩn đô đốc phó đô đốc tiến sĩ
tiến sỹ thạc sĩ thạc sỹ giáo sư phó giáo sư nhà văn nhà thơ luật sư kỹ sư bác sĩ bác sỹ cử nhân kiến trúc sư dược sĩ đồng chí
đ/c gs pgs tskh bs ls ks kts nb cn ds mr mrs dr prof nsnd nsưt hòa thượng thượng tọa đại đức linh mục
viên trách công ty email hotline thông online tin điều khoản press news facebook youtube tiktok chính sách and & trang hệ
lô khu biệt thự tổ suite unit room thị trấn thị xã ngách hẻm tphcm thành phố đà nẵng hải phòng cần thơ khu đô thị kđt building
tower road avenue floor city district việt nam huyện ngõ phòng xã
BTTT BTT TTDT BVHTT ICP PTTH XBBC SVHTTDL BVHTT&DL TT&TT BTT&TT SVHTT BVHTTTT CXB CPTTH QLPTTH SVHTT&DL tổng cục ủy ban ubnd
ban tuyên giáo do sở do cục và truyền thông kinh doanh hành nghề lao động môi trường nhập khẩu xuất khẩu đầu tư sử dụng
lưu hành bay vận tải thăm dò săn bắn số máy lẻ số lẻ nhánh số nội bộ tạp chí trang tin trang thông tin đài thông tấn xã
trang ttđtth tin tức in chí chuyên trang cổng thông tin tuần báo nguyệt san diễn đàn kênh ấn phẩm công ty tnhh công ty truyền thông ctcp công ty cp
"""


def entries(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [entry for part in value.values() for entry in entries(part)]
    if isinstance(value, (tuple, frozenset)):
        return [entry for part in value for entry in entries(part)]
    return [e for name in value.__dataclass_fields__ for e in entries(getattr(value, name))]  # type: ignore[attr-defined]


def test_every_entry_is_attested() -> None:
    words = lexicon.words()
    lines = [text for text, _ in MASTHEADS] + list(POSITIVE) + NEGATIVE + [MORE]
    folded = fold("\n".join(lines))
    parts = (words.labels, words.person, words.place, words.licence, words.phone, words.publication)
    missing = [e for part in parts for e in entries(part) if fold(e) not in folded]
    assert missing == []


@pytest.mark.parametrize("kind", sorted(lexicon.words().labels))
def test_every_label_opens_a_field(kind: str) -> None:
    for label in lexicon.words().labels[kind]:
        pieces = read_line(f"{label}: 024 3911 2233").pieces
        assert [piece.kind for piece in pieces] == [kind], label


def test_every_role_phrase_decides() -> None:
    for role in lexicon.words().roles:
        for phrase in role.phrases:
            assert role_of(phrase.upper()) == role.role


LINE = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                *(text for text, _ in MASTHEADS[:12]),
                ":",
                " - ",
                "(",
                "Fax",
                "Tổng biên tập",
                "0903 1",
            ]
        ),
        max_size=4,
    ).map(lambda parts: " ".join(parts).replace("\n", " ")),
)


@given(st.lists(LINE, max_size=6))
def test_values_stand_in_the_input(lines: list[str]) -> None:
    footer = read_masthead(lines)
    whole = re.sub(r"\s", "", "".join(lines)).replace("Ð", "Đ")
    values = [*footer.phones, *footer.faxes, *footer.emails, *footer.websites]
    values += [person.name for person in footer.people]
    values += [value for value in (footer.governing_body, footer.publication) if value]
    if footer.licence:
        values.append(footer.licence.number)
    for value in values:
        kept = re.sub(r"[\s()]", "", value).replace("Ð", "Đ")
        assert kept in whole.replace("(", "").replace(")", "")
    for line in lines:
        masthead_form(line)


def test_long_figures_are_read_in_linear_time() -> None:
    assert read_masthead(["Tel: 0" + " . -" * 3000, "Tel: " + "(" * 5000, "0-" * 4000]).phones == []
    assert read_masthead(["Tổng biên tập " * 2000]).people == []


def agree(text: str) -> None:
    """Whether the compiled looks at letters give what those in Python give."""
    compiled = pytest.importorskip("extract.fields._spelt")
    folded = _spelling.fold(text)
    assert len(folded) == len(text)
    for name in (
        "fold",
        "count_digits",
        "count_decimals",
        "contact_signs",
        "capitals",
        "capitalised",
        "figures",
        "is_prose",
    ):
        assert getattr(compiled, name)(text) == getattr(_spelling, name)(text), name
    for in_c, in_python in finders():
        assert in_c(folded) == in_python(folded)
    for in_c, in_python in gates():
        assert in_c(text) == in_python(text)
    for in_c, in_python in cutters():
        assert in_c(text) == in_python(text)
    for start in (0, len(text) // 3):
        for stop in (len(text), len(text) - len(text) // 3):
            for name in ("trim", "within_edges"):
                span = (text, start, stop)
                assert getattr(compiled, name)(*span) == getattr(_spelling, name)(*span), name


@cache
def finders() -> list[tuple[Any, Any]]:
    compiled = pytest.importorskip("extract.fields._spelt")
    return [(compiled.finder(table), _spelling.finder(table)) for table in TABLES]


@cache
def gates() -> list[tuple[Any, Any]]:
    compiled = pytest.importorskip("extract.fields._spelt")
    known = (heads(), opening_words())
    return [(compiled.gate(*known), _spelling.gate(*known))]


@cache
def cutters() -> list[tuple[Any, Any]]:
    compiled = pytest.importorskip("extract.fields._spelt")
    return [(compiled.cutter(kinds(), _stop), _spelling.cutter(kinds(), _stop))]


TABLES = (kinds(), {"a": "1", "a b": "2", "a b c": "3", "b c d": "4", "p.": "5", "é:": "6"})
SIGNS = "@²٣\t\xa0 " + EDGES + "()\"'_\u2009"
MARKS = (
    "GP",
    "phép",
    "Quyền",
    "copyright",
    " là ",
    "Tử",
    "p: ",
    "P: ",
    "el:",
    "ĐT:",
    "©",
    "®",
    "K",
    "\U0001f600",
)
SAID = (*kinds(), *map(str.upper, kinds()), *map(str.title, kinds()), *MARKS, *heads(),
        *opening_words(), *"AbcdPé1234567890òóùyΣİÐ", *SIGNS, *SIGNS, "ÒA", "Uý", "a b", "p.", "1" * 90)  # fmt: skip


@given(st.lists(st.sampled_from(SAID), max_size=16).map("".join))
def test_both_looks_agree(text: str) -> None:
    agree(text)


@given(st.text(max_size=60))
def test_both_looks_agree_on_any_text(text: str) -> None:
    agree(text)


def test_both_looks_agree_on_every_character() -> None:
    for first in range(0, 0x30000, 0x200):
        agree("|".join(f"{chr(c)}A{chr(c)}a{chr(c)}1" for c in range(first, first + 0x80)))
    agree("TÒA SOẠN " * 100)


PLAIN = [
    *(line for text, _ in MASTHEADS for line in text.split("\n")),
    *POSITIVE,
    *NEGATIVE,
    "14/03/2016",
    "Contact",
    "(024) 39.382.124",
    "toasoan@songlam.example",
    "Mobile Application Development",
    "5 thí sinh lọt top 10 ở Sông Lam",
]
ENDS = ("Lê Văn Khoan", "LÝ THU SƯƠNG, Hồ Mơ.", "TS. Lê Nam", "Công Liên", "024 3911 2233", "/", "-",
        "12A/3 Hàng Gió, Hà Nội", "a@b.example.vn", "7/GP-CBC", "14GP/TT ĐT", "9/GPXB", "quyền",
        "phép", "kinh doanh", "phường", "5", "(", ")", "số 5 ", "www.ben.example", "http", "?", "…",
        "bài đọc nhiều nhất của tuần qua ")  # fmt: skip


def agree_on_plain(text: str) -> None:
    """Whether the look at plain lines tells what the grammar tells."""
    compiled = pytest.importorskip("extract.fields._spelt")
    plain = compiled.plain_form(text)
    if plain is not None:
        assert plain == ((may_be_masthead(text) and _form(text)) or "")


@given(
    st.sampled_from(PLAIN),
    st.lists(st.one_of(st.sampled_from((*SAID, *ENDS)), st.characters()), max_size=3),
    st.lists(st.floats(0, 1), min_size=3, max_size=3),
)
def test_plain_lines_are_those_of_the_grammar(
    text: str, more: list[str], places: list[float]
) -> None:
    agree_on_plain(text)
    for part, place in zip(more, places, strict=False):
        cut = int(place * len(text))
        text = text[:cut] + part + text[cut:]
        agree_on_plain(text)


@given(st.lists(st.sampled_from((*SAID, *ENDS, ": ", " - ", ", ", "; ", " ")), max_size=8))
def test_lines_of_labels_and_values_are_those_of_the_grammar(parts: list[str]) -> None:
    agree_on_plain("".join(parts).strip())


def test_letters_that_folding_makes_plain_are_in_no_address() -> None:
    agree_on_plain("Email: toasoan@songlam.ỦYban.example")
    agree_on_plain("Liên hệ: Ủyban@songlam.example")


def test_most_lines_are_plain() -> None:
    compiled = pytest.importorskip("extract.fields._spelt")
    unread = [line for line in PLAIN if compiled.plain_form(line) is None]
    assert len(unread) < len(PLAIN) / 3


def test_nothing_is_plain_where_nothing_looks() -> None:
    assert {_spelling.plain_form(line) for line in PLAIN} == {None}
    assert {_spelling.plain_names(line) for line in PLAIN} == {None}


@given(st.lists(st.sampled_from((*SAID, *ENDS)), max_size=8).map("".join))
def test_lines_that_were_looked_at_are_cut_alike(text: str) -> None:
    compiled = pytest.importorskip("extract.fields._spelt")
    compiled.plain_form(text)
    for in_c, in_python in cutters():
        assert in_c(text) == in_python(text)


def test_lines_are_cut_alike_whatever_is_looked_at_between() -> None:
    compiled = pytest.importorskip("extract.fields._spelt")
    for reach in (1, 5, 20):
        for at in range(len(PLAIN)):
            compiled.plain_form(PLAIN[at])
            text = PLAIN[max(at - reach, 0)]
            for in_c, in_python in cutters():
                assert in_c(text) == in_python(text)


NAMES = ("Lê", "Văn", "NAM", "Thụy", "Hòa", "ỦY", "Uỳ", "Đỗ", "Ðức", "V", "lan", "Ban", "BIÊN",
         "Công", "Liên", "Tập", "TS", "Bà", "Ông", "và", "&", "5", "İ", "ß", "LêNam")  # fmt: skip


@given(
    st.lists(
        st.tuples(st.sampled_from(NAMES), st.sampled_from([" ", ", ", ",", ".", "  ", " - ", ";"]))
    )
)
def test_plain_names_are_those_of_the_grammar(parts: list[tuple[str, str]]) -> None:
    compiled = pytest.importorskip("extract.fields._spelt")
    for value in ("".join(map("".join, parts)), "".join(map("".join, parts)).strip(" -,;")):
        plain = compiled.plain_names(value)
        if plain is not None:
            assert plain == names_by_grammar(value)


def test_most_names_are_plain() -> None:
    compiled = pytest.importorskip("extract.fields._spelt")
    listed = ["Lê Thụy", "LÊ THỤY.", "Lê Văn Nam, HỒ THỊ MƠ", "Hòa, Đỗ Ðức", "Công Liên"]
    assert [compiled.plain_names(value) for value in listed] == [
        ["Lê Thụy"],
        ["LÊ THỤY"],
        ["Lê Văn Nam", "HỒ THỊ MƠ"],
        ["Đỗ Ðức"],
        [],
    ]


def test_owners_are_hinted_at() -> None:
    for phrase in lexicon.words().publication.after:
        assert read_line(f"{phrase} Bến Mới").hints & _spelling.OWNED, phrase


def test_the_shortest_phrases_stand_for_all() -> None:
    assert shortest(["bản quyền của", "bản quyền", "copyright"]) == ("bản quyền", "copyright")
