"""What happened, as written in `notices/` and `events/`: a notice's text, and one line per act that followed it.

A line holds day, item, unit, act, value, text, cause of delay, separated by tabs. ``2021-03-29~16`` spreads the units of a group over
16 days. `finish` stands for reported done, verified and accepted on the working days that follow.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Event:
    """`unit` is who acts: the unit that reports, or the body of the person who decides."""

    day: date
    spread: int
    item: int
    unit: str
    act: str
    value: str
    text: str
    cause: str


@dataclass(frozen=True)
class Sitting:
    """A meeting of the committee and the notice it led to; `notice` is empty while it lies ahead."""

    held_on: date
    hour: int
    title: str
    place: str
    notice: str
    reports: tuple[tuple[str, str], ...]  # who reports, what
    known_before: int = 14  # days before the meeting on which the portal learnt of it


RESULTS = "Kết quả thực hiện các nội dung tại Thông báo kết luận kỳ trước"
SITTINGS = (
    Sitting(
        date(2021, 3, 5), 14, "Họp giao ban Ban Chỉ đạo Quý I năm 2021", "Phòng họp số 2", "2021-03-12",
        (("LB.VP", "Kết quả ứng dụng CNTT quý I, nhiệm vụ trọng tâm quý II năm 2021"),),
    ),
    Sitting(
        date(2021, 6, 4), 14, "Họp giao ban định kỳ Ban Chỉ đạo", "Phòng họp số 2", "2021-06-09",
        (
            ("LB.VP", "Kết quả thực hiện 19 nội dung trong Thông báo kết luận kỳ họp trước"),
            (
                "LB.VP",
                "Dự thảo khung Đề án “Đẩy mạnh ứng dụng CNTT gắn với xây dựng chính quyền điện tử giai đoạn 2021 - 2026”",
            ),
        ),
    ),
    Sitting(
        date(2021, 10, 14), 8, "Họp giao ban Ban Chỉ đạo Quý III năm 2021", "Phòng họp trực tuyến", "2021-10-20",
        (("LB.VP", RESULTS), ("LB.VP", "Dự thảo Đề án sau khi tiếp thu ý kiến")),
    ),
    Sitting(
        date(2022, 1, 13), 8, "Hội nghị tổng kết năm 2021", "Hội trường", "2022-01-18",
        (("LB.VPQU", RESULTS), ("LB.VHTT", "Tổng kết ứng dụng CNTT năm 2021")),
    ),
    Sitting(
        date(2022, 7, 6), 14, "Hội nghị giao ban 6 tháng đầu năm 2022", "Phòng họp số 2", "2022-07-11",
        (("LB.VP", RESULTS),),
    ),
    Sitting(
        date(2023, 1, 12), 14, "Hội nghị tổng kết năm 2022", "Hội trường", "2023-01-18",
        (("LB.VPQU", RESULTS), ("LB.VHTT", "Tổng kết chuyển đổi số năm 2022")),
    ),
    Sitting(
        date(2023, 7, 6), 14, "Họp giao ban Ban Chỉ đạo Quý II năm 2023", "Phòng họp số 2", "2023-07-12",
        (("LB.VP", RESULTS), ("LB.QLDA", "Tiến độ các dự án của Đề án")),
    ),
    Sitting(
        date(2023, 10, 25), 14, "Họp giao ban Ban Chỉ đạo Quý III năm 2023", "Phòng họp số 2", "",
        (("LB.VP", RESULTS), ("LB.VHTT", "Đánh giá 07 phần mềm dùng chung trùng chức năng")),
        known_before=16,
    ),
)  # fmt: skip


def text_of(notice: str) -> str:
    return (HERE / "notices" / f"{notice}.txt").read_text("utf-8")


def events_of(notice: str) -> Iterator[Event]:
    """Acts on one notice in the order of its file; none when the file is missing."""
    path = HERE / "events" / f"{notice}.tsv"
    if not path.exists():
        return
    for line in path.read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        day, item, unit, act, value, text, cause = (line.split("\t") + [""] * 7)[:7]
        first, _tilde, spread = day.partition("~")
        yield Event(date.fromisoformat(first), int(spread or 0), int(item), unit, act, value, text, cause)


def spread_day(event: Event, index: int, count: int) -> date:
    """The day on which the `index`-th of `count` units acts."""
    return event.day + timedelta(days=event.spread * index // max(count - 1, 1))
