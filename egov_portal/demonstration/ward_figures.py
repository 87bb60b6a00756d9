"""Invented figures of wards, the same every time: they rise over the years, differ from ward to ward, and agree with the
rules of the form."""

import hashlib
from datetime import date
from typing import Any

FIRST = date(2021, 1, 14)
MONTHS = 36
VNEID_FROM, TEAMS_FROM = date(2022, 8, 14), date(2022, 4, 14)
# share of the whole in January 2021 and at the end of 2023
RATES = {
    "DVC04": (0.93, 0.985),
    "DVC06": (0.08, 0.56),
    "DVC07": (0.22, 0.97),
    "DVC08": (0.15, 0.92),
    "DVC11": (0.90, 0.97),
    "DH01": (0.22, 0.63),  # agrees with the figures of target CT04
    "DH02": (0.70, 0.99),
    "DH03": (0.41, 0.96),
}
RESULTS = (
    "Duy trì bộ phận một cửa điện tử; hướng dẫn người dân nộp hồ sơ trực tuyến tại nhà văn hóa tổ dân phố.",
    "Tổ công nghệ số cộng đồng hỗ trợ cài đặt ứng dụng định danh điện tử vào các tối thứ Năm.",
    "Số hóa kết quả hộ tịch lưu kho theo kế hoạch quý.",
    "Phối hợp Công an phường rà soát dữ liệu dân cư, cập nhật mã định danh.",
)
DIFFICULTIES = (
    "Một số máy trạm cấp từ năm 2013, chạy chậm khi ký số.",
    "Người cao tuổi chưa quen nộp hồ sơ trực tuyến, cần cán bộ làm thay.",
    "Đường truyền chập chờn vào đầu giờ sáng.",
)
PROPOSALS = "Đề nghị bổ sung máy quét tài liệu cho bộ phận một cửa."


def noise(*key: object) -> float:
    """0 to 1, always the same for the same key."""
    digest = hashlib.sha256("/".join(map(str, key)).encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32


def picked(choices: tuple[str, ...], *key: object) -> str:
    return choices[int(noise(*key, "picked") * len(choices))]


def month_of(ward: str, end: date) -> dict[str, Any]:
    """Every value of the monthly form, in the shape in which it is sent."""
    age = ((end.year - FIRST.year) * 12 + end.month - FIRST.month) / MONTHS
    weight = 0.7 + 0.9 * noise(ward, "size")
    received = int(weight * (230 + 90 * noise(ward, end, "received") + 60 * age))
    online = int(received * min(0.98, 0.18 + 0.66 * age + 0.06 * noise(ward, end, "online")))
    whole = int(online * (0.45 + 0.4 * age))
    values: dict[str, Any] = {
        "DVC02": {"numerator": online, "denominator": received},
        "DVC03": {"numerator": whole, "denominator": received},
        "DVC05": {"value": int(9 * (1 - age) * noise(ward, end, "late"))},
        "DVC12": feedback(ward, end),
        "HT04": {"value": int(weight * (8 + 46 * age))},
        "AT03": {"value": 1} if noise(ward, end, "incident") > 0.985 else {"nil": True},
        "NL03": {"value": int(weight * (40 + 260 * noise(ward, end, "helped")))},
    }
    bases = {"DVC06": received // 2, "DVC07": received, "DH01": 150, "DH02": 90, "DH03": 88}
    for code, (low, high) in RATES.items():
        base = max(20, int(bases.get(code, received * 0.96) * (0.9 + 0.2 * noise(ward, end, code))))
        rate = min(1.0, low + (high - low) * age + 0.03 * (noise(ward, end, code, "rate") - 0.5))
        values[code] = {"numerator": int(base * rate), "denominator": base}
    return values | stocks(ward, end, age, weight)


def feedback(ward: str, end: date) -> dict[str, Any]:
    """Citizens' complaints that fell due: often there is none."""
    due = int(6 * noise(ward, end, "complaints"))
    return {"numerator": due - (noise(ward, end, "slow") > 0.9), "denominator": due} if due else {"nil": True}


def stocks(ward: str, end: date, age: float, weight: float) -> dict[str, Any]:
    """What is counted on a day and rarely falls."""
    staff, adults = 20 + int(6 * noise(ward, "staff")), int(weight * 15_500)
    teams, groups = min(1.0, 0.2 + 0.9 * max(0.0, age - 0.4)), 14 + int(8 * noise(ward, "groups"))
    not_yet = {"not_applicable": True, "note": "Chưa triển khai trong kỳ."}
    return {
        "DH06": {"numerator": min(staff, int(staff * (0.8 + 0.22 * age))), "denominator": staff},
        "AT02": {"numerator": int(staff * min(1.0, 0.45 + 0.5 * age)), "denominator": staff},
        "NL01": {"numerator": int(staff * min(1.0, 0.3 + 0.75 * age)), "denominator": staff},
        "NL02": not_yet
        if end < TEAMS_FROM
        else {"numerator": min(groups, int(groups * teams)), "denominator": groups},
        "XH02": not_yet
        if end < VNEID_FROM
        else {"numerator": int(adults * min(0.96, 0.2 + 1.6 * (age - 0.53))), "denominator": adults},
    }


def words_of(ward: str, end: date) -> dict[str, str]:
    told = {"results": picked(RESULTS, ward, end)}
    if noise(ward, end, "difficult") > 0.6:
        told["difficulties"] = picked(DIFFICULTIES, ward, end)
    if noise(ward, end, "proposes") > 0.88:
        told["proposals"] = PROPOSALS
    return told


def quarter_of(ward: str, end: date) -> dict[str, Any]:
    """Every value of the quarterly form."""
    age = ((end.year - FIRST.year) * 12 + end.month - FIRST.month) / MONTHS
    weight = 0.7 + 0.9 * noise(ward, "size")
    staff, homes, firms = 20 + int(6 * noise(ward, "staff")), int(weight * 5200), int(weight * 140)
    shares = {
        "DVC01": (98, 0.55 + 0.4 * age),
        "DVC10": (152, 0.85 + 0.14 * age),
        "DH04": (staff, 0.7 + 0.29 * age),
        "DH05": (3, 1.0),
        "HT02": (homes, 0.62 + 0.25 * age),
        "HT03": (int(weight * 17_000), 0.6 + 0.25 * age),
        "AT01": (4, 0.5),
        "KT01": (firms, 0.2 + 0.3 * age),
        "XH01": (int(weight * 14_000), 0.5 + 0.3 * age),
    }
    values: dict[str, Any] = {
        code: {
            "numerator": min(base, int(base * min(1.0, share + 0.02 * noise(ward, code)))),
            "denominator": base,
        }
        for code, (base, share) in shares.items()
    }
    return values | {"DVC13": {"value": round(62 + 22 * age + 6 * noise(ward, end, "score"), 1)}}
