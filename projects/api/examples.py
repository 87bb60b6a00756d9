"""Examples of the described API."""

from typing import Any

REFUSED = {"allowed": False, "code": "role", "reason": "Việc này do Thư ký thực hiện."}
SAID = {
    "rating": "at_risk",
    "said_on": "2023-09-29",
    "age_days": 17,
    "summary": "Mặt bằng chưa thống nhất.",
    "next_step": "Trình Trưởng ban quyết định mặt bằng",
    "next_step_on": "2023-10-25",
    "projected_total_vnd": None,
}
PROJECT: dict[str, Any] = {
    "id": 6,
    "code": "DA-06",
    "name": "Trung tâm điều hành CNTT giai đoạn 2",
    "kind": "operations_centre",
    "lead": {"code": "LB.QLDA", "name": "Ban Quản lý dự án đầu tư xây dựng quận", "short_name": "Ban QLDA"},
    "phase": "Mở rộng, hợp nhất",
    "starts_on": "2023-01-01",
    "ends_on": "2024-12-31",
    "total_vnd": 24_800_000_000,
    "standing": "active",
    "state": "over",
    "computed": {
        "rating": "late",
        "percent": 32,
        "planned_percent": 47,
        "schedule_variance": "-0.0420",
        "silent_days": 4,
        "milestones_reached": 2,
        "milestones": 7,
        "ends_on": "2024-12-15",
        "expected_end": "2025-01-14",
    },
    "owner_says": SAID,
    "secretariat_says": None,
    "open_risks": 3,
    "is_illustrative": True,
    "version": 3,
    "permissions": {"may_keep": REFUSED},
}
DETAIL = {
    **PROJECT,
    "milestones": [
        {
            "no": 3,
            "name": "Trình phương án mặt bằng, cấu hình",
            "starts_on": "2023-05-21",
            "first_due_on": "2023-08-31",
            "due_on": "2023-09-30",
            "projected_on": None,
            "actual_on": None,
            "percent": 45,
            "weight": 12,
            "is_critical": True,
            "after": [2],
        }
    ],
    "gates": [{"code": "G4", "name": "Quyết định đầu tư", "outcome": "passed", "paper": "820/QĐ-UBND"}],
    "rollouts": [
        {
            "unit": "LB.00118",
            "due_on": "2023-11-25",
            "percent": 40,
            "note": "Đang cài đặt",
            "reported_on": "2023-10-12",
            "version": 2,
        }
    ],
}
SENT = {"percent": 60, "note": "Đã tập huấn bộ phận một cửa", "reported_on": "2023-10-12"}
ANSWER = {
    "project": "DA-07",
    "unit": "LB.00118",
    **SENT,
    "version": 3,
    "permissions": {"may_report": {"allowed": True, "code": "", "reason": ""}},
}
