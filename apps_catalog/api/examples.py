"""What the schema document shows."""

from typing import Any

REFUSED = {"allowed": False, "code": "role", "reason": "Việc này do Lãnh đạo đơn vị thực hiện."}
APPLICATION: dict[str, Any] = {
    "code": "MCDT",
    "name": "Một cửa điện tử dùng chung",
    "short_name": "Một cửa điện tử",
    "purpose": "Tiếp nhận, luân chuyển và trả kết quả hồ sơ.",
    "group": "services",
    "owner_unit": {"code": "LB.VP", "name": "Văn phòng HĐND và UBND", "short_name": "Văn phòng"},
    "vendor": "Công ty CP Giải pháp Hàng Gòn (minh họa)",
    "origin": "hired",
    "lifecycle": "in_use",
    "in_use_since": "2017-03-01",
    "contract_number": "HĐ 12/2022",
    "contract_start": "2022-01-01",
    "contract_end": "2024-12-31",
    "retired_on": None,
    "functions": [{"code": "MC.TIEPNHAN", "name": "Tiếp nhận và trả kết quả hồ sơ"}],
    "data_sets": [{"code": "CSDL.HOSO", "name": "Hồ sơ thủ tục hành chính", "entry": "typed"}],
    "costs": [{"year": 2023, "kind": "hire", "amount_vnd": 120000000}],
    "protected": None,
    "seal": {"state": "holds", "attested_on": "2023-06-12", "valid_until": "2023-12-12"},
    "units_using": 23,
    "is_illustrative": True,
    "version": 4,
    "permissions": {"may_change": REFUSED, "may_attest": REFUSED, "may_see_protected": REFUSED},
}
DEPLOYMENT: dict[str, Any] = {
    "unit": "LB.00118",
    "unit_name": "Phường Ngọc Thụy",
    "state": "in_use",
    "users": 12,
    "since": "2018-01-02",
    "note": "",
    "confirmed_on": "2023-10-16",
    "version": 3,
}
DETAIL = {**APPLICATION, "deployments": [DEPLOYMENT]}
SENT = {"state": "in_use", "users": 12, "since": "2018-01-02", "note": "", "confirm": True}
ANSWER = {
    **DEPLOYMENT,
    "application": "MCDT",
    "outcome": "confirmed",
    "permissions": {"may_report": {"allowed": True, "code": "", "reason": ""}},
}
