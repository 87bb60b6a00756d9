"""Papers about work on its way, filled from the rows of its pages."""

from datetime import date

from django.utils import translation

from common.actors import Actor
from common.components import STATUSES
from common.formats import dmy
from directives.layouts.office_papers import KINDS, signature
from directives.layouts.work_papers import (
    ExplanationReport,
    HandedLine,
    HandoverMinutes,
    Question,
    SubmissionSlip,
    WorkLine,
    WorkSlip,
)
from directives.models import Assignment, Directive, Handover
from directives.readings.asked_rows import explanations
from directives.readings.assignments import assignment_row
from directives.readings.handovers import minutes_lines
from directives.readings.item_words import due_day
from directives.readings.items import item_rows
from directives.readings.last_words import last_words_of
from directives.readings.office_papers import HEAD_OF_COMMITTEE, HEAD_OF_UNIT, first_due, paper_heading
from directives.readings.rows import AssignmentRow, ItemRow, Status
from directives.readings.statuses import soon_until
from documents.layouts.paper import PARTY, STATE
from documents.readings.headings import unit_heading
from organizations.models import Unit
from organizations.readings.groups import GroupNames

LEAD, HELPS = "Chủ trì", "Phối hợp"
HEAD_OF_OFFICE = "Chánh Văn phòng"


def work_slip_of(
    paper: Directive, unit: Unit, *, viewer: Actor, on: date, layout: str = ""
) -> WorkSlip | None:
    """What the paper gives the unit, as lead or as coordinator; None where it gives nothing. `paper` is visible."""
    with translation.override("vi"):
        roles = dict(
            Assignment.objects.known(on)
            .filter(item__directive=paper, unit=unit)
            .order_by("-role")
            .values_list("item", "role")
        )
        if not roles:
            return None
        rows = item_rows(paper.items.filter(pk__in=list(roles)).order_by("no"), viewer=viewer, on=on)
        heading = paper_heading(paper, on, kind="PGV", layout=layout)
        head = HEAD_OF_COMMITTEE if (paper.issuer_committee or paper.committee) else HEAD_OF_UNIT
        return WorkSlip(
            heading=heading,
            unit=unit.name,
            is_asked=unit.is_asked,
            paper=paper.number,
            issued_on=paper.issued_on,
            title=paper.title,
            lines=tuple(_line(row, _role(roles[row.id])) for row in rows),
            signed=signature("TL", heading.issuer, head, HEAD_OF_OFFICE, is_party=heading.is_party),
            is_illustrative=paper.is_illustrative,
            day=on,
        )


def _role(role: str) -> str:
    return LEAD if role == Assignment.Role.LEAD else HELPS


def _line(row: ItemRow, role: str) -> WorkLine:
    return WorkLine(
        no=row.no,
        text=row.text,
        role=role,
        lead=row.lead_label,
        coordinators=row.coordinator_label,
        output=row.required_output,
        due=due_day(row, dmy),
        directing=row.directing_post,
    )


def submission_of(paper: Directive, *, on: date, layout: str = "") -> SubmissionSlip:
    """Of a draft as it stands, and of a paper that is issued as it was sent for signature. `paper` is visible."""
    with translation.override("vi"):
        names = GroupNames.load(paper.owner, paper.addressed_on or on)
        committee = paper.issuer_committee or paper.committee
        head = HEAD_OF_COMMITTEE if committee else HEAD_OF_UNIT
        checked = paper.checked_known_on
        return SubmissionSlip(
            heading=paper_heading(paper, on, kind="PTr", layout=layout),
            kind=KINDS[paper.kind],
            title=paper.title,
            to_post=paper.signer_post or head,
            basis=tuple(line.strip() for line in paper.legal_basis.splitlines() if line.strip()),
            lines=tuple(
                WorkLine(
                    no=item.no,
                    text=item.text,
                    role=LEAD,
                    lead=names.label(item.leads),
                    coordinators=names.label(item.coordinators),
                    output=item.required_output,
                    due=first_due(item),
                    directing="",
                )
                for item in paper.items.order_by("no")
            ),
            checked=f"Đã kiểm tra ngày {dmy(checked)}." if checked and checked <= on else "",
            is_illustrative=paper.is_illustrative,
            day=on,
        )


def explanation_of(work: Assignment, *, viewer: Actor, on: date, layout: str = "") -> ExplanationReport:
    """Of visible work with its unit and its item's paper."""
    with translation.override("vi"):
        paper, unit = work.item.directive, work.unit
        row = assignment_row(work, on, soon_until(on))
        words = last_words_of(work.pk, on)
        form = layout or (PARTY if unit.bloc == Unit.Bloc.PARTY else STATE)
        return ExplanationReport(
            heading=unit_heading(unit, kind="BC", on=on, layout=form),
            unit=unit.name,
            is_asked=unit.is_asked,
            to_body=paper.issuer_name,
            paper=paper.number,
            item_no=work.item.no,
            text=work.item.text,
            status=_status(row),
            first_due=dmy(row.first_due_on) if row.first_due_on else "",
            due=dmy(row.due_on) if row.due_on else "–",
            percent=row.percent,
            result=words.result,
            cause=words.cause,
            proposals=words.proposals,
            questions=tuple(
                Question(
                    each.text,
                    dmy(each.due_on),
                    dmy(each.recorded_at.date()),
                    each.reply,
                    f"{each.replied_by}, {dmy(each.replied_on)}" if each.replied_on else "",
                )
                for each in explanations(work, on, viewer)
                if not each.withdrawn
            ),
            is_illustrative=paper.is_illustrative,
            day=on,
        )


def _status(row: AssignmentRow) -> str:
    late = f" {row.days} ngày" if row.status in (Status.OVER, Status.LATE) else ""
    return f"{STATUSES[row.status.value].word}{late}"


def handover_of(paper: Handover, *, viewer: Actor, layout: str = "") -> HandoverMinutes:
    with translation.override("vi"):
        ended = paper.from_unit.valid_to
        return HandoverMinutes(
            heading=unit_heading(
                paper.from_unit.home or paper.from_unit,
                kind="BB",
                on=paper.minutes_on,
                number=paper.minutes_number,
                day=paper.minutes_on,
                layout=layout or STATE,
            ),
            on=paper.minutes_on,
            from_name=paper.from_unit.name,
            to_name=paper.to_unit.name,
            ended=dmy(ended) if ended else "",
            handed_by=paper.handed_by,
            received_by=paper.received_by,
            note=paper.note,
            lines=tuple(
                HandedLine(
                    line.no, line.paper, line.item, str(line.role), line.first_due, line.due, line.is_joined
                )
                for line in minutes_lines(paper, viewer=viewer)
            ),
        )
