"""What the schema document shows of reporting."""

from typing import Any

ALLOWED = {"allowed": True, "code": "", "reason": ""}
BY_KEY = {
    "allowed": False,
    "code": "key_may_not_decide",
    "reason": "Khóa chỉ dùng để báo cáo và gửi; việc này do người đăng nhập quyết định.",
}
BY_OTHERS = {"allowed": False, "code": "role", "reason": "Việc này do Quản trị hệ thống thực hiện."}
INDICATOR: dict[str, Any] = {
    "code": "DVC02",
    "name": "Tỷ lệ hồ sơ tiếp nhận trực tuyến",
    "names": {"vi": "Tỷ lệ hồ sơ tiếp nhận trực tuyến", "en": "Dossiers received online"},
    "kind": "ratio",
    "group": "services",
    "unit": "%",
    "direction": "up",
    "over_time": "sum",
    "over_units": "sum",
    "levels": ["district", "ward"],
    "numerator": "hồ sơ nộp trực tuyến",
    "denominator": "hồ sơ tiếp nhận",
    "rules": {"jump_points": 10},
    "source": "QĐ 942, QĐ 766",
    "mark": "",
    "valid_from": "2021-01-01",
    "valid_to": None,
    "version": 1,
    "permissions": {"may_change": BY_OTHERS},
}
LINE = {
    name: INDICATOR[name]
    for name in ("code", "name", "kind", "group", "unit", "numerator", "denominator", "rules")
} | {"required": True}
FORM: dict[str, Any] = {
    "code": "CQDT-THANG",
    "name": "Báo cáo tháng về xây dựng chính quyền điện tử",
    "period_kind": "month",
    "regime": "QD09",
    "guidance": "Số liệu từ ngày 15 tháng trước đến ngày 14 tháng báo cáo.",
    "source": "Kế hoạch triển khai Đề án 2021-2026",
    "keeper": None,
    "complete_at": 100,
    "valid_from": "2021-01-01",
    "valid_to": None,
    "senders": [{"level": "ward", "approved_inside": False}],
    "indicators": [LINE],
    "version": 3,
    "permissions": {"may_change": BY_OTHERS},
}
PERIOD: dict[str, Any] = {
    "code": "2023-M10",
    "kind": "month",
    "regime": "QD09",
    "label": "",
    "data_from": "2023-09-15",
    "data_to": "2023-10-14",
    "opens_on": "2023-10-10",
    "due_on": "2023-10-17",
    "due_time": None,
    "locks_on": "2023-11-16",
    "is_open": True,
    "dues": {"district": "2023-10-18", "ward": "2023-10-17"},
    "version": 2417811046,
    "permissions": {"may_extend_lock": BY_KEY},
}
SENT: dict[str, Any] = {
    "values": {
        "DVC02": {"numerator": 812, "denominator": 1003},
        "HT04": {"value": 37},
        "AT03": {"nil": True},
        "DH06": {"not_applicable": True, "note": "Đang kiểm kê tài sản."},
    },
    "narrative": {"results": "", "difficulties": "Thiếu máy quét.", "next": "", "proposals": ""},
    "submit": True,
}
SUMMARY: dict[str, Any] = {
    "form": "CQDT-THANG",
    "period": "2023-M10",
    "unit": "LB.00118",
    "unit_name": "Phường Ngọc Thụy",
    "state": "submitted",
    "awaiting": None,
    "timeliness": "on_time",
    "days": 0,
    "due_on": "2023-10-17",
    "due_time": None,
    "locks_on": "2023-11-16",
    "filled_percent": 100,
    "sent_at": "2023-10-16T08:30:00+07:00",
    "reason": "",
    "written_by": "Phần mềm một cửa · Ngọc Thụy",
    "written_at": "2023-10-16T08:30:00+07:00",
    "version": 1,
    "permissions": {"may_edit": ALLOWED, "may_submit": ALLOWED, "may_accept": BY_KEY},
}
REPORT: dict[str, Any] = {
    **SUMMARY,
    "values": SENT["values"],
    "narrative": {**SENT["narrative"]},
}
ANSWER: dict[str, Any] = {
    **SUMMARY,
    "values": {
        code: {**value, "outcome": "accepted", "errors": [], "warnings": []}
        for code, value in SENT["values"].items()
    },
    "narrative": {**SENT["narrative"]},
    "warnings": [],
}
BATCH = {
    "reports": [
        {"form": "CQDT-THANG", "period": "2023-M10", "unit": "LB.00118", "values": {"HT04": {"value": 37}}}
    ]
}
BATCH_ANSWER = {
    "results": [
        {
            "form": "CQDT-THANG",
            "period": "2023-M10",
            "unit": "LB.00118",
            "status": 201,
            "report": {**ANSWER, "state": "draft"},
            "problem": None,
        }
    ]
}
REASON = {"reason": "Số máy trạm lệch 2 máy so với biên bản kiểm kê; đề nghị rà soát."}
FILE: dict[str, Any] = {
    "id": 907,
    "name": "bieu-kem-theo.pdf",
    "media": "pdf",
    "type": "application/pdf",
    "size": 48213,
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "added_on": "2023-10-12",
    "added_by": "Phần mềm một cửa · Bồ Đề",
    "removed_on": None,
    "version": 1,
    "permissions": {"may_ask_removal": {"allowed": False, "code": "role", "reason": "Không thuộc vai trò."}},
}
