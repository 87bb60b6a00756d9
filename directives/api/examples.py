"""What the schema document shows of work and papers."""

from typing import Any

ALLOWED = {"allowed": True, "code": "", "reason": ""}
KEY_DECIDES_NOTHING = {
    "allowed": False,
    "code": "key_may_not_decide",
    "reason": "Khóa chỉ báo cáo và gửi; việc này do người đăng nhập quyết định.",
}
ASSIGNMENT: dict[str, Any] = {
    "id": 1204,
    "unit": {"code": "LB.00118", "name": "Phường Bồ Đề", "short_name": "Bồ Đề"},
    "role": "lead",
    "cycle": "",
    "item": {
        "id": 318,
        "no": 7,
        "ref": "7",
        "heading": "",
        "text": "UBND 14 phường rà soát, chuẩn hóa dữ liệu dân cư; hoàn thành trước ngày 30/10/2023.",
        "gist": "Rà soát, chuẩn hóa dữ liệu dân cư",
        "kind": "task",
        "required_output": "",
        "deadline_text": "trước ngày 30/10/2023",
        "due_kind": "date",
        "due_time": None,
    },
    "directive": {
        "id": 42,
        "number": "63-TB/BCĐ",
        "title": "Kết luận của Trưởng Ban Chỉ đạo",
        "kind": "conclusion_notice",
        "issued_on": "2023-10-02",
    },
    "state": "in_progress",
    "state_label": "đang thực hiện",
    "timeliness": "in_time",
    "status": "track",
    "days": 14,
    "percent": 60,
    "original_due_on": "2023-10-30",
    "due_on": "2023-10-30",
    "done_on": None,
    "last_reported_on": "2023-10-12",
    "extension_count": 0,
    "extension_pending": False,
    "version": 3,
    "permissions": {
        "may_acknowledge": {
            "allowed": False,
            "code": "state",
            "reason": "Nhiệm vụ đang ở trạng thái: đang thực hiện.",
        },
        "may_report": ALLOWED,
        "may_ask_extension": ALLOWED,
    },
}
UPDATE_SENT: dict[str, Any] = {
    "percent": 60,
    "result": "Đã rà soát 9/15 tổ dân phố.",
    "cause": "",
    "difficulties": "Thiếu máy quét.",
    "proposals": "",
    "evidence": [],
    "done": False,
    "reported_on": "2023-10-12",
}
UPDATE: dict[str, Any] = {
    "id": 5501,
    **UPDATE_SENT,
    "recorded_at": "2023-10-12T09:12:00+07:00",
    "recorded_by": "Phần mềm một cửa · Bồ Đề",
    "version": 1,
    "permissions": {},
}
EXTENSION_SENT = {"requested_due_on": "2023-11-15", "reason": "Chờ bố trí kinh phí."}
EXTENSION: dict[str, Any] = {
    "id": 77,
    "cause": "request",
    "previous_due_on": "2023-10-30",
    **EXTENSION_SENT,
    "recorded_at": "2023-10-12T09:12:00+07:00",
    "recorded_by": "Phần mềm một cửa · Bồ Đề",
    "is_late": False,
    "decision": "",
    "decided_on": None,
    "decision_reason": "",
    "version": 1,
    "permissions": {"may_decide": KEY_DECIDES_NOTHING},
}
FILE: dict[str, Any] = {
    "id": 901,
    "name": "bien-ban.pdf",
    "media": "pdf",
    "type": "application/pdf",
    "size": 48213,
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "added_on": "2023-10-12",
    "added_by": "Phần mềm một cửa · Bồ Đề",
    "removed_on": None,
    "version": 1,
    "permissions": {"may_ask_removal": KEY_DECIDES_NOTHING},
}
NOW = {"id": 1204, "state": "in_progress", "version": 3, "permissions": ASSIGNMENT["permissions"]}
MOVE = {
    "from_state": "assigned",
    "to_state": "acknowledged",
    "reason": "",
    "recorded_at": "2023-10-03T08:30:00+07:00",
    "recorded_by": "Đặng Thị Lan",
    "version": 1,
    "permissions": {},
}
REASON_SENT = {"reason": "Việc này thuộc chức năng của Phòng Tài chính - Kế hoạch."}
LEAD_CHANGE_SENT = {**REASON_SENT, "proposed_unit": "LB.TCKH"}
LEAD_CHANGE: dict[str, Any] = {
    "id": 31,
    **LEAD_CHANGE_SENT,
    "unit": None,
    "recorded_at": "2023-10-12T09:12:00+07:00",
    "recorded_by": "Phần mềm một cửa · Bồ Đề",
    "decision": "",
    "decided_on": None,
    "decision_reason": "",
    "version": 1,
    "permissions": {"may_decide": KEY_DECIDES_NOTHING},
}
REPLY_SENT = {"reply": "Hợp đồng ký chậm do chờ thẩm định giá; đã ký ngày 11/10/2023."}
EXPLANATION: dict[str, Any] = {
    "id": 12,
    "text": "Vì sao chưa số hóa đủ hồ sơ đất đai?",
    "due_on": "2023-10-16",
    "recorded_at": "2023-10-10T08:00:00+07:00",
    "recorded_by": "Trưởng Ban Chỉ đạo",
    **REPLY_SENT,
    "replied_on": "2023-10-12",
    "replied_by": "Phần mềm một cửa · Bồ Đề",
    "withdrawn": False,
    "version": 2,
    "permissions": {"may_reply": {"allowed": False, "code": "state", "reason": "Đơn vị đã trả lời."}},
}
PART_SENT = {"unit": "LB.TCKH", "text": "Cho ý kiến về dự toán.", "due_on": "2023-10-20"}
PART: dict[str, Any] = {
    "id": 9,
    **PART_SENT,
    "recorded_at": "2023-10-12T09:12:00+07:00",
    "recorded_by": "Phần mềm một cửa · Bồ Đề",
    "answer": "",
    "answered_on": None,
    "answered_by": "",
    "withdrawn": False,
    "version": 1,
    "permissions": {
        "may_withdraw": {"allowed": True, "code": "", "reason": ""},
        "may_answer": {
            "allowed": False,
            "code": "role",
            "reason": "Việc này do người của đơn vị được hỏi làm.",
        },
    },
}
ANSWERED = {"allowed": False, "code": "state", "reason": "Yêu cầu này đã được trả lời."}
PART_ANSWER_SENT = {"answer": "Thống nhất dự toán 120 triệu đồng."}
PART_ANSWERED: dict[str, Any] = {
    **PART,
    **PART_ANSWER_SENT,
    "answered_on": "2023-10-13",
    "answered_by": "Phòng Tài chính - Kế hoạch",
    "version": 2,
    "permissions": {"may_answer": ANSWERED, "may_withdraw": ANSWERED},
}
PART_WITHDRAWAL_SENT = {"reason": "Phòng đã có dự toán được duyệt."}
PART_WITHDRAWN: dict[str, Any] = {
    **PART_ANSWERED,
    "answer": PART_WITHDRAWAL_SENT["reason"],
    "answered_by": "Phần mềm một cửa · Bồ Đề",
    "withdrawn": True,
}
CHECK: dict[str, Any] = {
    "id": 5,
    "checked_on": "2023-10-11",
    "team": "Văn phòng, Phòng Văn hóa và Thông tin",
    "finding": "Bộ phận một cửa đã niêm yết mã QR.",
    "outcome": "confirmed",
    "reopens": False,
    "recorded_at": "2023-10-11T16:00:00+07:00",
    "recorded_by": "Ngô Thị Mai",
    "evidence": [901],
    "version": 1,
    "permissions": {},
}
DETAIL = {
    **ASSIGNMENT,
    "updates": [UPDATE],
    "extensions": [EXTENSION],
    "lead_changes": [LEAD_CHANGE],
    "explanations": [EXPLANATION],
    "coordination": [PART],
    "field_checks": [CHECK],
    "transitions": [MOVE],
    "evidence": [FILE],
}

PAPER: dict[str, Any] = {
    "id": 42,
    "number": "63-TB/BCĐ",
    "title": "Kết luận của Trưởng Ban Chỉ đạo",
    "kind": "conclusion_notice",
    "owner": "LB",
    "committee": "LB.BCD",
    "issuer": "Ban Chỉ đạo",
    "issued_on": "2023-10-02",
    "signer_post": "Trưởng Ban Chỉ đạo",
    "circulation": "internal",
    "state": "issued",
    "known_on": "2023-10-02",
    "is_illustrative": False,
    "counts": {"items": 19, "total": 18, "done": 7, "over": 1, "soon": 2, "wait": 1},
    "version": 2,
    "permissions": {
        "may_edit_draft": {"allowed": False, "code": "role", "reason": "Việc này do Thư ký thực hiện."}
    },
}
ITEM: dict[str, Any] = {
    **{name: ASSIGNMENT["item"][name] for name in ASSIGNMENT["item"]},
    "original_due_on": "2023-10-30",
    "due_on": "2023-10-30",
    "done_on": None,
    "lead": "UBND 14 phường",
    "coordinators": "",
    "directing_post": "",
    "status": "track",
    "status_label": "Đang thực hiện",
    "days": 14,
    "percent": 41,
    "lead_count": 14,
    "done_leads": 3,
    "extension_count": 0,
    "last_reported_on": "2023-10-12",
    "last_news": "Đã rà soát 9/15 tổ dân phố.",
    "leads": [
        {
            "id": 1204,
            "unit": ASSIGNMENT["unit"],
            "cycle": "",
            "state": "in_progress",
            "status": "track",
            "percent": 60,
            "due_on": "2023-10-30",
            "done_on": None,
            "version": 3,
            "permissions": ASSIGNMENT["permissions"],
        }
    ],
    "lineage": {
        "ended": None,
        "continued_in": [],
        "continues": [
            {
                "how": "superseded",
                "item_id": 57,
                "item_no": 3,
                "directive_id": 5,
                "directive_number": "41-TB/BCĐ",
                "on": "2023-07-12",
                "reason": "Giao lại theo phạm vi 14 phường.",
            }
        ],
    },
    "version": 1,
    "permissions": {"may_close": KEY_DECIDES_NOTHING},
}
