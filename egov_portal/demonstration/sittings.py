"""What a meeting leaves behind beside its notice: verdicts, minutes, highlights, a photo, the public news, the archive.

Invented and marked so; the facts of the meeting of 4 June 2021 are those of its published story.
"""

import struct
import zlib
from datetime import date

from directives.models import DirectiveItem
from egov_portal.demonstration.acts import Acts
from egov_portal.demonstration.history import Sitting
from egov_portal.demonstration.proofs import MARK
from meetings.actions import meetings, news, records, verdicts
from meetings.actions.verdicts import Said
from meetings.models import ItemReview, ItemVerdict, Meeting

Verdict = ItemVerdict.Verdict
STORY = date(2021, 6, 4)
TAKEN_BY = "Phó Chánh Văn phòng HĐND và UBND quận"
NEWS = {
    STORY: (
        "Ban Chỉ đạo ứng dụng công nghệ thông tin quận họp giao ban định kỳ",
        "Ban Chỉ đạo nghe kết quả thực hiện 19 nội dung kết luận kỳ trước và dự thảo khung Đề án giai đoạn 2021 - 2026.",
    )
}
PREPARING = (
    "Các đơn vị chủ trì chuẩn bị báo cáo kết quả thực hiện; gửi về Văn phòng trước ngày họp 03 ngày làm việc."
)


def give_verdicts(acts: Acts, meeting: Meeting) -> None:
    """Of the notice under review: what has ended is closed, the rest goes on, what is late with a word about it."""
    reviews = list(ItemReview.objects.filter(meeting=meeting).select_related("item__directive"))
    newest = max((row.item.directive.issued_on or STORY for row in reviews), default=None)
    by = acts.secretary()
    for row in reviews:
        if row.item.directive.issued_on != newest or row.item.kind == DirectiveItem.Kind.STANDING:
            continue
        if row.is_ended:
            said = Said(Verdict.CLOSE)
        else:
            late = row.status == "over"
            said = Said(Verdict.CONTINUE, note="Đơn vị chủ trì tập trung hoàn thành." if late else "")
        verdicts.give(by=by, meeting=meeting, item=row.item, said=said, expected_number=0)


def write_up(acts: Acts, sitting: Sitting, meeting: Meeting) -> None:
    """On the day of the notice."""
    by = acts.secretary()
    reported = "; ".join(title for _unit, title in sitting.reports)
    text = f"Cuộc họp nghe các báo cáo: {reported}.\n\nCác thành viên thảo luận, Trưởng Ban Chỉ đạo kết luận.\n\n({MARK}.)"
    meetings.write_minutes(by=by, meeting=meeting, text=text, taken_by=TAKEN_BY, version=meeting.version)
    if sitting.held_on not in NEWS:
        return
    first = meeting.reviews.filter(is_ended=True).select_related("item").first()
    records.add_highlight(
        by=by,
        meeting=meeting,
        text="Các đơn vị hoàn thành phần lớn nội dung kết luận của kỳ họp trước.",
        item=first.item if first else None,
    )
    picture = records.cleaned_photo(drawn_room(), "Toan-canh-cuoc-hop-minh-hoa.png")
    caption = f"Toàn cảnh cuộc họp ({MARK.lower()})"
    records.add_photo(by=by, meeting=meeting, file=picture, caption=caption, has_consent=True)
    title, lead = NEWS[sitting.held_on]
    post = news.write(by=by, meeting=meeting, title=title, lead=lead, text=f"{lead}\n\n({MARK}.)")
    news.submit(by=by, post=post)
    news.approve(by=acts.person("chanhvanphong")(), post=post)


def drawn_room(width: int = 480, height: int = 270) -> bytes:
    """A drawing of a meeting room, not a photo of anybody: wall, screen, table."""
    rows = []
    for y in range(height):
        row = bytearray()
        for x in range(width):
            is_screen = 150 < x < 330 and 30 < y < 120
            is_table = y > 170 and abs(x - width // 2) < 60 + (y - 170)
            row += bytes((24, 78, 140) if is_screen else (139, 98, 60) if is_table else (226, 232, 240))
        rows.append(b"\x00" + bytes(row))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
            _chunk(b"IDAT", zlib.compress(b"".join(rows), 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
