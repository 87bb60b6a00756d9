"""What a pasted notice says around its items: its opening paragraphs, the assessment before the tasks, its closing words."""

import re
from dataclasses import dataclass

from directives.parsing.closing import ends_for_good
from directives.parsing.lines import TextSpan, split_lines
from directives.parsing.shapes import ParsedNotice

OPENS = re.compile(
    r"(?:(?:sáng |chiều |vừa qua, )?(?:trong )?(?:các )?ngày|hôm nay|sau khi|vừa qua|tại cuộc|tại phiên|tại hội|thực hiện|trên cơ sở|căn cứ kết)\b"
)
SHORTEST = 60  # a line with a day alone is no opening
ASSESSES = re.compile(r"đánh giá|tình hình|kết quả thực hiện")
LONGEST = 10_000


@dataclass(frozen=True)
class NoticeWording:
    opening: str = ""
    assessment: str = ""
    follow_up: str = ""


def wording_of(read: ParsedNotice) -> NoticeWording:
    return NoticeWording(_opening(read)[:LONGEST], _assessment(read)[:LONGEST], _closing(read)[:LONGEST])


def _opening(read: ParsedNotice) -> str:
    """From the first long line that begins as an opening does to the first item."""
    lines = _lines(read, read.header)
    starts = (no for no, line in enumerate(lines) if len(line) >= SHORTEST and OPENS.match(line.casefold()))
    first = next(starts, len(lines))
    return "\n".join(lines[first:])


def _assessment(read: ParsedNotice) -> str:
    """What stands under a heading that assesses, and is no item."""
    found = []
    for span in read.unassigned:
        above = [heading for heading in read.headings if heading.start < span.start]
        if above and ASSESSES.search(_text(read, above[-1]).casefold()):
            found += _lines(read, (span,))
    return "\n".join(found)


def _closing(read: ParsedNotice) -> str:
    """Until the receivers and the signature."""
    told: list[str] = []
    for span in read.closing:
        for line in split_lines(_text(read, span)):
            if ends_for_good(line):
                return "\n".join(told)
            told.append(line.text.strip())
    return "\n".join(told)


def _lines(read: ParsedNotice, spans: tuple[TextSpan, ...]) -> list[str]:
    return [line.strip() for span in spans for line in _text(read, span).splitlines() if line.strip()]


def _text(read: ParsedNotice, span: TextSpan) -> str:
    return read.source[span.start : span.end]
