"""The short title of an item: the duty alone."""

import pytest

from directives.parsing.gist import gist

CASES = [
    (
        "Giao Ban Quản lý dự án chủ trì, phối hợp với Văn phòng, Phòng Quản lý đô thị trình phương án trước ngày 31/8/2023.",
        ["Ban Quản lý dự án", "Văn phòng", "Phòng Quản lý đô thị"],
        "trước ngày 31/8/2023",
        "Trình phương án",
    ),
    (
        "UBND 14 phường chủ trì, phối hợp với Quận đoàn kiện toàn Tổ công nghệ số; hoàn thành trước ngày 15/8/2023.",
        ["UBND 14 phường", "Quận đoàn"],
        "trước ngày 15/8/2023",
        "Kiện toàn Tổ công nghệ số",
    ),
    (
        "Giao Phòng Giáo dục phối hợp với các trường học triển khai học bạ điện tử; hoàn thành trước ngày 30/6/2021.",
        ["Phòng Giáo dục"],
        "trước ngày 30/6/2021",
        "Phối hợp với các trường học triển khai học bạ điện tử",
    ),
    (
        "Phòng VH&TT tổ chức 02 lớp tập huấn cho cán bộ. Thời hạn: 20/5/2021.",
        ["Phòng VH&TT"],
        "20/5/2021",
        "Tổ chức 02 lớp tập huấn cho cán bộ",
    ),
    (
        "Các phòng thực hiện ký số từ ngày 01/4/2021 và gửi nhận văn bản điện tử.",
        ["Các phòng"],
        "từ ngày 01/4/2021",
        "Thực hiện ký số từ ngày 01/4/2021 và gửi nhận văn bản điện tử",
    ),
    (
        "Văn phòng Quận ủy là đầu mối tổng hợp kết quả, báo cáo Ban Chỉ đạo trước ngày 20 hằng tháng.",
        ["Văn phòng Quận ủy"],
        "ngày 20 hằng tháng",
        "Tổng hợp kết quả, báo cáo Ban Chỉ đạo",
    ),
    ("Về đầu tư: đảm bảo nguyên tắc phân kỳ.", [], "", "Về đầu tư: đảm bảo nguyên tắc phân kỳ"),
]


@pytest.mark.parametrize(("text", "units", "deadline", "expected"), CASES)
def test_it_says_the_duty_without_unit_and_deadline(text, units, deadline, expected):
    assert gist(text, units=units, deadline=deadline) == expected


def test_it_keeps_the_whole_text_when_nothing_would_be_left():
    assert gist("Giao Phòng Nội vụ thực hiện.", units=["Phòng Nội vụ"]) == "Giao Phòng Nội vụ thực hiện."


def test_a_unit_named_later_as_an_object_stays():
    text = "Phòng Nội vụ tham mưu phương án đưa bộ phận CNTT về Ban QLDA."
    assert gist(text, units=["Phòng Nội vụ", "Ban QLDA"]) == "Tham mưu phương án đưa bộ phận CNTT về Ban QLDA"
