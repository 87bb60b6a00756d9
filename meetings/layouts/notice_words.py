"""The words of a conclusion notice around its items, put together from the meeting: the secretary changes them as the chair
wants them. Vietnamese whatever the reader's language, as every paper."""

from dataclasses import dataclass
from datetime import date

from documents.layouts.paper import PARTY, long_day

HEARING, REPORTING = ("nghe ",), "báo cáo"


@dataclass(frozen=True)
class Heard:
    """A report or a discussion of the agenda; `who` presented it."""

    title: str
    who: str
    is_report: bool


@dataclass(frozen=True)
class Sat:
    """What is known of the meeting when its notice is drafted. `results` is the sentence that counts the items of the
    notice before, `previous` its number; both empty where there was none."""

    layout: str
    committee: str
    title: str
    held_on: date
    place: str
    chair: str
    members: int
    members_present: int
    guests: tuple[str, ...]
    heard: tuple[Heard, ...]
    previous: str
    results: str
    office: str


@dataclass(frozen=True)
class NoticeWords:
    opening: str
    assessment: str
    follow_up: str


def notice_words(sat: Sat) -> NoticeWords:
    return NoticeWords(_opening(sat), _assessment(sat), _follow_up(sat))


def _opening(sat: Sat) -> str:
    """State: when, where, who presided, who came, what was heard. Party: the same in two sentences."""
    day, place = _capital(long_day(sat.held_on)), f", tại {sat.place}" if sat.place else ""
    heard = "; ".join(map(_told, sat.heard))
    if sat.layout == PARTY:
        hearing = f", nghe {heard}" if heard else ""
        return (
            f"{day}{place}, {sat.committee} họp dưới sự chủ trì của {sat.chair}{hearing}. {_came(sat)}"
            f"Sau khi thảo luận, {sat.chair} kết luận như sau:"
        )
    after = (
        f"Sau khi nghe {heard} và ý kiến của các đại biểu"
        if heard
        else "Sau khi nghe ý kiến của các đại biểu"
    )
    return f"{day}{place}, {sat.chair} đã chủ trì {_meeting(sat.title)}. {_came(sat)}{after}, {sat.chair} kết luận như sau:"


def _came(sat: Sat) -> str:
    told = []
    if sat.members:
        told.append(f"các thành viên {sat.committee} (có mặt {sat.members_present:02}/{sat.members:02})")
    told += sat.guests
    return f"Dự họp có: {'; '.join(told)}. " if told else ""


def _told(heard: Heard) -> str:
    title = _small(heard.title)
    for word in HEARING:
        title = title.removeprefix(word)
    if heard.is_report and not title.startswith(REPORTING):
        title = f"{REPORTING} {title}"
    if not heard.is_report:
        return f"thảo luận {title.removeprefix('thảo luận ')}"
    return f"{heard.who} {title}" if heard.who else title


def _meeting(title: str) -> str:
    told = _small(title)
    return f"cuộc {told}" if told.startswith("họp ") else told


def _assessment(sat: Sat) -> str:
    return f"Kết quả thực hiện Thông báo số {sat.previous}: {_small(sat.results)}" if sat.previous else ""


def _follow_up(sat: Sat) -> str:
    return (
        f"{sat.office} theo dõi, đôn đốc, tổng hợp kết quả thực hiện, báo cáo {sat.chair} tại cuộc họp tiếp theo.\n"
        f"{sat.office} thông báo để các đơn vị biết, thực hiện."
    )


def _small(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
