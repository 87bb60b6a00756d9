"""What the tests of capture ask again and again: a draft from a text, and an act on one of its rows."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import Client

from directives.models import Capture
from organizations.models import Committee

NOTICES = Path(settings.BASE_DIR) / "tests" / "data" / "notices"
SAMPLE = (NOTICES / "notice-2021-q1.txt").read_text("utf-8")
SHORT = """QUẬN ỦY LONG BIÊN
BAN CHỈ ĐẠO
Số 70-TB/BCĐ
Long Biên, ngày 12 tháng 10 năm 2023

THÔNG BÁO
Kết luận của Trưởng Ban Chỉ đạo tại kỳ họp Quý III/2023

Ngày 10/10/2023, Ban Chỉ đạo họp. Trưởng Ban Chỉ đạo kết luận như sau:

1. Giao Phòng Văn hóa và Thông tin chủ trì, phối hợp với Phòng Tài chính - Kế hoạch đánh giá 31 phần mềm, báo cáo trước ngày 30/11/2023.
2. Giao Phòng Nội vụ xây dựng kế hoạch tập huấn, hoàn thành trước ngày 15/12/2023.
3. Đề nghị Công an quận rà soát vị trí camera an ninh theo tuyến.

Nơi nhận:
- Lưu VP.
T/M BAN CHỈ ĐẠO
TRƯỞNG BAN
"""
START = "/directives/capture/"


def pasted(client: Client, text: str = SHORT, **more: Any) -> Any:
    body = f"committee-{Committee.objects.get(code='LB.BCD').pk}"
    return client.post(START, {"body": body, "text": text, **more})


def begun(client: Client, text: str = SHORT, **more: Any) -> Capture:
    answer = pasted(client, text, **more)
    assert answer.status_code == 302, answer.content.decode()
    return Capture.objects.latest("pk")


def page_of(capture: Capture) -> str:
    return f"{START}{capture.pk}/"


def again(capture: Capture) -> Capture:
    return Capture.objects.select_related("owner", "committee").get(pk=capture.pk)


def sent(client: Client, capture: Capture, place: int, act: str, part: bool = False, **cells: Any) -> Any:
    """The form of the row at `place` as its page shows it, with some cells changed."""
    row = again(capture).rows[place]
    shown = cells.pop("shown", None) or shown_cells(client, capture, row["id"])
    address = f"{page_of(capture)}rows/{row['id']}/"
    headers = {"X-Part": "1"} if part else {}
    return client.post(address, {**shown, "act": act, **cells}, headers=headers)


def shown_cells(client: Client, capture: Capture, row_id: str) -> dict[str, Any]:
    """What the row's form holds before anybody types."""
    page = client.get(f"{page_of(capture)}?row={row_id}").context["page"]
    row = page.current
    return {
        "version": row.rev,
        "text": row.text,
        "kind": row.kind,
        "leads": row.leads_entry,
        "coordinators": row.coordinators_entry,
        "due": row.due_entry,
        "output": row.output,
        "report": row.report_entry,
        "directing_post": row.directing_post or "",
    }


def confirmed(client: Client, capture: Capture) -> Capture:
    """Every row confirmed, one by one."""
    for place in range(len(again(capture).rows)):
        answer = sent(client, capture, place, "confirm")
        assert answer.status_code == 302, answer.content.decode()
    return again(capture)
