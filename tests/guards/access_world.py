"""One thing of every kind in every state that decides about a right, in the plan of the cast's district."""

from dataclasses import dataclass
from datetime import date, time

from common import clock
from directives.actions import (
    assignments,
    captures,
    evidence,
    extensions,
    lead_changes,
    progress_updates,
    scans,
)
from directives.models import (
    Assignment,
    Capture,
    DeadlineExtension,
    Directive,
    DirectiveItem,
    LeadChangeRequest,
)
from documents.actions import office_templates, purges
from documents.actions.office_templates import TemplateFields
from documents.actions.received import ReceivedFile, received
from documents.layouts.template_example import example_of
from documents.models import Attachment, OfficeTemplate, PurgeRequest, TemplateKind
from meetings.actions import agenda, attendance, meetings
from meetings.actions.agenda import EntryFields
from meetings.actions.meetings import MeetingFields
from meetings.models import AgendaEntry, Attendance, Meeting
from organizations.actions import api_keys
from organizations.models import ApiKey, Delegation
from tests import builders
from tests.builders import PORTAL
from tests.cast import TODAY, Cast
from tests.documents.papers import png
from tests.guards import (
    world_apps_analysis,
    world_apps_catalog,
    world_dashboards,
    world_followup,
    world_meetings,
    world_projects,
    world_reminders,
    world_reporting,
)
from tests.guards.world_apps_analysis import AnalysisWorld
from tests.guards.world_apps_catalog import CatalogueWorld
from tests.guards.world_dashboards import DashboardsWorld
from tests.guards.world_followup import FollowupWorld
from tests.guards.world_meetings import MeetingsWorld
from tests.guards.world_projects import ProjectsWorld
from tests.guards.world_reminders import RemindersWorld
from tests.guards.world_reporting import ReportingWorld
from tests.projects import schemes
from tests.projects.schemes import SchemesWorld

ISSUED = date(2023, 10, 2)
DUE = date(2023, 11, 15)
TEXT = """QUẬN ỦY LONG BIÊN
BAN CHỈ ĐẠO
Số: 70-TB/BCĐ
Long Biên, ngày 12 tháng 10 năm 2023

THÔNG BÁO
Kết luận của đồng chí Trưởng Ban Chỉ đạo

1. Giao Phòng Văn hóa và Thông tin chủ trì xây dựng kế hoạch tập huấn; hoàn thành trước ngày 30/11/2023.
"""


@dataclass(frozen=True)
class World:
    """`work` is led by the culture division and lies in the state its name says; `office_work` by the committee's office."""

    cast: Cast
    paper: Directive
    restricted: Directive  # addressed to ward B
    draft: Directive
    capture: Capture
    work: Assignment
    ward_work: Assignment  # of ward A
    reported: Assignment
    verified: Assignment
    office_work: Assignment  # reported done
    pending: DeadlineExtension
    declined: Assignment
    lead_request: LeadChangeRequest
    incoming: Directive  # waits for the leader's note
    delegation: Delegation  # to nobody of the cast
    meeting: Meeting  # lies ahead
    today_meeting: Meeting  # is today, not held yet
    held: Meeting
    entry: AgendaEntry
    guest: Attendance
    key: ApiKey  # of ward A
    proof: Attachment  # of `work`
    secret_proof: Attachment  # of the restricted paper's work
    scan: Attachment  # of `paper`
    template: OfficeTemplate  # of the district's office
    purge: PurgeRequest  # of `scan`, asked by the administrator
    projects: ProjectsWorld
    catalogue: CatalogueWorld
    analysis: AnalysisWorld
    schemes: SchemesWorld
    reporting: ReportingWorld
    reminders: RemindersWorld
    meetings: MeetingsWorld
    followup: FollowupWorld
    dashboards: DashboardsWorld

    @property
    def item(self) -> DirectiveItem:
        return self.work.item

    @property
    def draft_item(self) -> DirectiveItem:
        return self.draft.items.get(no=1)

    @property
    def row_id(self) -> str:
        return str(self.capture.rows[0]["id"])


def build(cast: Cast) -> World:
    paper = builders.issued_paper(
        cast.district,
        builders.item(1, leads=["LB.VHTT"], coordinators=("LB.TCKH",), due=DUE),
        builders.item(2, leads=["@wards"], due=DUE),
        builders.item(3, leads=["LB.VHTT"], due=DUE),
        builders.item(4, leads=["LB.VHTT"], due=DUE),
        builders.item(5, leads=["LB.VPQU"], due=DUE),
        builders.item(6, leads=["LB.VHTT"], due=DUE),
        builders.item(7, leads=["LB.VHTT"], due=DUE),
        builders.item(8, leads=["LB.VHTT"], due=DUE),
        on=ISSUED,
        issued_on=ISSUED,
    )
    restricted = builders.issued_paper(
        cast.district,
        builders.item(1, leads=["LB.00118"], due=DUE),
        on=ISSUED,
        issued_on=ISSUED,
        number="64-TB/BCĐ",
        circulation="restricted",
    )
    scan = scans.add(by=PORTAL, directive=paper, file=picture("ban-ky.png", 3))
    reported, verified, office_work = (finished(paper, no, unit) for no, unit in REPORTED)
    assignments.verify(by=PORTAL, assignment=verified)
    ahead, held = meeting(cast, date(2023, 10, 25)), meeting(cast, date(2023, 10, 4))
    today = meeting(cast, TODAY)
    entry = agenda.add(by=PORTAL, meeting=ahead, fields=EntryFields("report", "Báo cáo kết quả"))
    guest = attendance.invite(by=PORTAL, meeting=ahead, title="Khách mời")
    ahead.refresh_from_db()
    return World(
        cast=cast,
        paper=paper,
        restricted=restricted,
        draft=builders.draft_paper(cast.district, builders.item(1, due=DUE), number="65-TB/BCĐ"),
        capture=captures.start(
            by=cast.actor("secretary"), owner=cast.district, committee=cast.committee, text=TEXT
        ),
        work=builders.assignment(paper, "LB.VHTT", 1),
        ward_work=builders.assignment(paper, "LB.00115", 2),
        reported=reported,
        verified=verified,
        office_work=office_work,
        pending=asked(builders.assignment(paper, "LB.VHTT", 6)),
        declined=assignments.decline(
            by=PORTAL, assignment=builders.assignment(paper, "LB.VHTT", 7), reason="Không đúng chức năng"
        ),
        lead_request=lead_changes.ask(
            by=PORTAL,
            assignment=builders.assignment(paper, "LB.VHTT", 8),
            proposed_unit=cast.unit("LB.NV"),
            reason="Thuộc chức năng của Phòng Nội vụ",
        ),
        incoming=builders.incoming_paper(cast.district),
        delegation=builders.delegation(
            cast.posts["chair"], builders.post(cast.office, "Phó Chánh Văn phòng")
        ),
        meeting=ahead,
        today_meeting=today,
        held=meetings.hold(by=PORTAL, meeting=held, all_present=True),
        entry=entry,
        guest=guest,
        key=api_keys.create(by=PORTAL, unit=cast.ward_a, label="Phần mềm một cửa").key,
        proof=proof(builders.assignment(paper, "LB.VHTT", 1)),
        secret_proof=proof(builders.assignment(restricted, "LB.00118", 1)),
        scan=scan,
        template=template_of(cast),
        purge=purges.ask(by=cast.actor("admin"), attachment=scan, reason="Bản scan nhầm văn bản"),
        projects=world_projects.build(cast),
        catalogue=world_apps_catalog.build(cast, paper.items.get(no=1)),
        analysis=world_apps_analysis.build(cast, paper.items.get(no=1)),
        schemes=schemes.world(cast),
        reporting=world_reporting.build(cast),
        reminders=world_reminders.build(cast, builders.assignment(paper, "LB.VHTT", 1).pk),
        followup=world_followup.build(cast),
        meetings=world_meetings.build(cast, paper),
        dashboards=world_dashboards.build(cast),
    )


REPORTED = ((3, "LB.VHTT"), (4, "LB.VHTT"), (5, "LB.VPQU"))


def finished(paper: Directive, no: int, unit_code: str) -> Assignment:
    work = builders.assignment(paper, unit_code, no)
    told = {"percent": 100, "result": "Đã hoàn thành", "done": True}
    progress_updates.record(by=PORTAL, assignment=work, **told)
    return work


def template_of(cast: Cast) -> OfficeTemplate:
    file = received(example_of(TemplateKind.NOTICE, "state"), "mau.docx")
    fields = TemplateFields("notice", "state", "Mẫu thông báo", TODAY)
    return office_templates.add(by=PORTAL, owner=cast.district, fields=fields, file=file)


def picture(name: str, width: int) -> ReceivedFile:
    return received(png(width), name)


def proof(work: Assignment) -> Attachment:
    return evidence.add(by=PORTAL, assignment=work, file=picture("bien-ban.png", 4))


def asked(work: Assignment) -> DeadlineExtension:
    reason = "Chờ bố trí kinh phí"
    return extensions.ask(by=PORTAL, assignment=work, requested_due_on=date(2023, 12, 15), reason=reason)


def meeting(cast: Cast, on: date) -> Meeting:
    fields = MeetingFields(title=f"Họp Ban Chỉ đạo {on:%d/%m/%Y}", held_on=on, starts_at=time(14))
    with clock.at(min(on, TODAY)):
        return meetings.create(by=PORTAL, committee=cast.committee, fields=fields)
