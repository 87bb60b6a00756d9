"""Meetings and papers of the fixed world, and what became of their items. Dates are fixed; nothing is drawn by lot."""

import struct
import zlib
from collections.abc import Sequence
from datetime import date, time
from typing import Any

from common import clock
from common.actors import Actor
from common.refs import ObjectRef
from directives.actions import assignments, directives, progress_updates
from directives.actions.directives import DirectiveFields
from directives.actions.items import ItemFields
from directives.models import Assignment, Directive, DirectiveItem
from documents.actions.received import ReceivedFile, received
from documents.models import Attachment
from egov_portal.demonstration.acts import accepted
from egov_portal.demonstration.conformance_people import World
from meetings.actions import meetings
from meetings.actions.meetings import MeetingFields
from meetings.models import Meeting
from organizations.models import Committee, Unit

CHAIR = "Trưởng Ban Chỉ đạo"
Kind, Due, Rhythm = DirectiveItem.Kind, DirectiveItem.Due, DirectiveItem.Rhythm


def due(no: int, text: str, lead: str, day: date | None = None, **fields: Any) -> ItemFields:
    if day is not None:
        fields |= {
            "due_kind": Due.DATE,
            "original_due_on": day,
            "deadline_text": f"trước ngày {day:%d/%m/%Y}",
        }
    return ItemFields(no, text, leads=(lead,) if lead else (), **fields)


ISSUED = (
    due(1, "Tham mưu Kế hoạch chuyển đổi số năm 2024 của quận.", "LB.VHTT", date(2023, 11, 30), coordinators=("LB.TCKH",)),
    due(2, "Báo cáo kết quả tiếp nhận hồ sơ trực tuyến tại bộ phận một cửa.", "@wards", date(2023, 10, 31)),
    due(3, "Rà soát phần mềm dùng chung đang trùng chức năng.", "LB.VHTT", date(2023, 10, 6)),
    due(4, "Cân đối kinh phí bảo trì hệ thống mạng năm 2024.", "LB.TCKH", date(2023, 10, 20)),
    due(5, "Nghiệm thu lắp đặt camera giám sát giai đoạn 1.", "LB.VHTT", date(2023, 10, 5)),
    due(6, "Duy trì an toàn thông tin cho các hệ thống dùng chung.", "LB.CA", kind=Kind.STANDING, due_kind=Due.ONGOING),
    due(7, "Tổng hợp tình hình sử dụng văn bản điện tử hằng tháng.", "LB.VP", due_kind=Due.RECURRING, rhythm=Rhythm.MONTHLY, rhythm_day=25),
    due(8, "Bổ sung hồ sơ biên chế cán bộ công nghệ thông tin.", "LB.TCKH", date(2023, 10, 25)),
    due(9, "Ban Chỉ đạo ghi nhận kết quả 9 tháng đầu năm 2023.", "", kind=Kind.INFORMATION),
)  # fmt: skip
DRAFT = (
    due(1, "Hoàn thành số hóa hồ sơ hộ tịch.", "@wards", date(2023, 12, 20)),
    due(2, "Đánh giá mức độ an toàn của cổng thông tin điện tử.", "LB.VHTT", date(2023, 12, 15), coordinators=("LB.CA",)),
)  # fmt: skip
RESTRICTED = (due(1, "Rà soát kinh phí dự phòng cho hạ tầng dùng chung.", "LB.TCKH", date(2023, 11, 10)),)
OTHER = (
    due(1, "Báo cáo kết quả dịch vụ công trực tuyến quý III.", "@wards", date(2023, 10, 30)),
    due(2, "Xây dựng kế hoạch tập huấn chuyển đổi số.", "MH.VHTT", date(2023, 11, 15)),
)


def load(world: World) -> dict[str, Any]:
    """Replays the days in their order and names what a checker may ask for."""
    meeting = held_meeting(world)
    issued = concluded(world, meeting)
    other_district(world)
    what_followed(world, issued)
    restricted = restricted_letter(world)
    draft = in_preparation(world)

    return {
        "meeting": meeting.pk,
        "draft_notice": draft.pk,
        "issued_notice": issued.pk,
        "item_lead": issued.items.get(no=1).pk,
        "assignment_lead": work_of(issued, 1, "LB.VHTT").pk,
        "assignment_ward_a": work_of(issued, 2, "LB.00115").pk,
        "assignment_ward_b": work_of(issued, 2, "LB.00118").pk,
        "application": None,
        "restricted_directive": restricted.pk,
        "evidence_b": evidence_path(work_of(issued, 2, "LB.00118")),
    }


def held_meeting(world: World) -> Meeting:
    fields = MeetingFields(
        title="Họp giao ban Ban Chỉ đạo Quý III năm 2023",
        held_on=date(2023, 9, 14),
        starts_at=time(14),
        place="Phòng họp số 2",
        presided_by=CHAIR,
    )
    with clock.at(date(2023, 9, 5)):
        meeting = meetings.create(
            by=world.actor("secretary"), committee=world.committee, fields=fields, usual_agenda=True,
            is_illustrative=True,
        )  # fmt: skip
    with clock.at(date(2023, 9, 14)):
        return meetings.hold(by=world.actor("secretary"), meeting=meeting, all_present=True)


def paper(
    by: Actor, owner: Unit, committee: Committee | None, items: tuple[ItemFields, ...], **fields: Any
) -> Directive:
    head = DirectiveFields(committee=committee, signer_post=CHAIR, is_illustrative=True, **fields)
    return directives.create(by=by, owner=owner, fields=head, items=items)


def concluded(world: World, meeting: Meeting) -> Directive:
    day = date(2023, 9, 18)
    with clock.at(day):
        by = world.actor("secretary")
        notice = paper(
            by, world.units["LB"], world.committee, ISSUED, number="61-TB/BCĐ", issued_on=day,
            title="Kết luận của Trưởng Ban Chỉ đạo tại cuộc họp giao ban Quý III năm 2023", layout=Committee.Layout.PARTY,
        )  # fmt: skip
        notice = directives.issue(by=by, directive=notice)
        meetings.link_notice(by=by, meeting=meeting, directive=notice)
    return notice


def other_district(world: World) -> None:
    day = date(2023, 9, 20)
    with clock.at(day):
        by = world.actor("outsider")
        notice = paper(
            by, world.units["MH"], world.other_committee, OTHER, number="12/TB-BCĐ", issued_on=day,
            title="Kết luận cuộc họp Ban Chỉ đạo tháng 9 năm 2023",
        )  # fmt: skip
        directives.issue(by=by, directive=notice)


def restricted_letter(world: World) -> Directive:
    """Addressed to one unit: its people, the office and the leaders read it, nobody else."""
    day = date(2023, 10, 9)
    with clock.at(day):
        by = world.actor("head_of_office")
        letter = paper(
            by, world.units["LB"], world.committee, RESTRICTED, number="15-CV/BCĐ", issued_on=day,
            kind=Directive.Kind.LETTER, circulation=Directive.Circulation.RESTRICTED,
            title="Về kinh phí dự phòng cho hạ tầng dùng chung", layout=Committee.Layout.PARTY,
        )  # fmt: skip
        return directives.issue(by=by, directive=letter)


def in_preparation(world: World) -> Directive:
    """A meeting ahead and a notice that is still written."""
    with clock.at(date(2023, 10, 10)):
        by = world.actor("secretary")
        fields = MeetingFields(
            title="Họp Ban Chỉ đạo tháng 10 năm 2023",
            held_on=date(2023, 10, 25),
            starts_at=time(14),
            presided_by=CHAIR,
        )
        meetings.create(
            by=by, committee=world.committee, fields=fields, usual_agenda=True, is_illustrative=True
        )
        title = "Dự thảo thông báo kết luận về số hóa hồ sơ"
        return paper(by, world.units["LB"], world.committee, DRAFT, title=title)


def what_followed(world: World, issued: Directive) -> None:
    """Overdue, reported done, accepted, returned and half-way items; item 1 and ward A's part of item 2 wait untouched."""
    lead, ward_b = "lead_officer", "ward_b"
    with clock.at(date(2023, 9, 20)):
        for name, no, unit in ((lead, 3, "LB.VHTT"), (lead, 5, "LB.VHTT"), (ward_b, 2, "LB.00118")):
            assignments.acknowledge(by=world.actor(name), assignment=work_of(issued, no, unit))
    with clock.at(date(2023, 10, 3)):
        report(world, lead, issued, 3, "LB.VHTT", 50, "Đã rà soát 12/24 phần mềm.")
        photo = received(tiny_picture(), "bảng số liệu tháng 9.png")
        report(world, ward_b, issued, 2, "LB.00118", 40, "Đã tổng hợp số liệu tháng 9.", files=(photo,))
        report(world, lead, issued, 5, "LB.VHTT", 100, "Đã nghiệm thu 40/40 điểm.", done=True)
        report(
            world, "coordinator_officer", issued, 4, "LB.TCKH", 100, "Đã trình phương án kinh phí.", done=True
        )
        report(world, "coordinator_officer", issued, 8, "LB.TCKH", 100, "Đã gửi hồ sơ.", done=True)
    with clock.at(date(2023, 10, 5)):
        assignments.verify(by=world.actor("secretary"), assignment=work_of(issued, 5, "LB.VHTT"))
        accepted(world.actor("head_of_office"), work_of(issued, 5, "LB.VHTT"))
        assignments.return_(
            by=world.actor("secretary"),
            assignment=work_of(issued, 8, "LB.TCKH"),
            reason="Hồ sơ còn thiếu danh sách vị trí việc làm.",
        )


def work_of(paper: Directive, no: int, unit: str) -> Assignment:
    """The unit's lead assignment on the item."""
    found = Assignment.objects.leads().select_related("unit", "item")
    return found.get(item__directive=paper, item__no=no, unit__code=unit)


def report(
    world: World,
    name: str,
    paper: Directive,
    no: int,
    unit: str,
    percent: int,
    result: str,
    *,
    done: bool = False,
    files: Sequence[ReceivedFile] = (),
) -> None:
    """What `name` reports of the unit's work today."""
    progress_updates.record(
        by=world.actor(name),
        assignment=work_of(paper, no, unit),
        percent=percent,
        result=result,
        done=done,
        files=files,
    )


def evidence_path(assignment: Assignment) -> str:
    """Where the API answers with the only file of the assignment."""
    file = Attachment.objects.held_by(ObjectRef.of(assignment)).get()
    return f"/api/v1/assignments/{assignment.pk}/evidence/{file.pk}/"


def tiny_picture() -> bytes:
    """A PNG of one grey point (ISO/IEC 15948): the same bytes every time."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0\x80"))
        + chunk(b"IEND", b"")
    )
