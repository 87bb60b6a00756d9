"""The office's papers filled: a notice or its excerpt from the paper's items, the urging letter from all late work."""

from datetime import date

from common.actors import Actor
from common.formats import dmy
from directives.layouts.office_papers import LateItem, Notice, NoticeItem, UrgingLetter, signature
from directives.models import Assignment, Directive, DirectiveItem
from directives.readings.items import item_rows
from directives.readings.rows import Status
from documents.layouts.paper import STATE, Heading
from documents.readings.headings import committee_heading, office_heading, unit_heading
from organizations.models import Committee, Unit
from organizations.models.validity import in_force
from organizations.readings.groups import GroupNames

TYPES = {
    Directive.Kind.CONCLUSION_NOTICE: "TB", Directive.Kind.QUICK: "TB", Directive.Kind.PLAN: "KH",
    Directive.Kind.DECISION: "QĐ", Directive.Kind.RESOLUTION: "NQ", Directive.Kind.LETTER: "",
}  # fmt: skip
HEAD_OF_COMMITTEE, HEAD_OF_UNIT, HEAD_OF_OFFICE = "Trưởng Ban", "Chủ tịch", "CHÁNH VĂN PHÒNG"
RECEIVERS = ("- Các đơn vị có tên trong văn bản;", "- Lưu: VT.")


def notice_of(paper: Directive, *, on: date, unit: Unit | None = None, layout: str = "") -> Notice:
    """The paper as it stands, draft or issued; with `unit` only the items it works on. `paper` is visible."""
    committee, heading = paper.issuer_committee or paper.committee, _heading(paper, on, layout)
    names = GroupNames.load(paper.owner, paper.addressed_on or on)
    items = paper.items.order_by("no")
    if unit is not None:
        items = items.filter(assignments__unit=unit).distinct()
    head = HEAD_OF_COMMITTEE if committee else HEAD_OF_UNIT
    return Notice(
        heading=heading,
        kind=paper.kind,
        title=paper.title,
        number=paper.number,
        issued_on=paper.issued_on,
        legal_basis=tuple(line.strip() for line in paper.legal_basis.splitlines() if line.strip()),
        items=tuple(_item(item, names) for item in items),
        signed=signature(
            paper.authority, heading.issuer, head, paper.signer_post or head, is_party=heading.is_party
        ),
        signer_name=paper.signer_name,
        receivers=(f"- {unit.name};", RECEIVERS[-1]) if unit else RECEIVERS,
        unit=unit.name if unit else "",
        is_illustrative=paper.is_illustrative,
        day=paper.issued_on or on,
        opening=paper.opening,
        assessment=paper.assessment,
        follow_up=paper.follow_up,
    )


def _item(item: DirectiveItem, names: GroupNames) -> NoticeItem:
    return NoticeItem(
        no=item.no,
        heading=item.heading,
        text=item.text,
        lead=names.label(item.leads),
        coordinators=names.label(item.coordinators),
        output=item.required_output,
        due=first_due(item),
    )


def first_due(item: DirectiveItem) -> str:
    """As the paper gives it, whatever was granted later."""
    return dmy(item.original_due_on) if item.original_due_on else item.deadline_text


def _heading(paper: Directive, on: date, layout: str) -> Heading:
    kind, day = TYPES.get(Directive.Kind(paper.kind), "VB"), paper.issued_on or on
    committee = paper.issuer_committee or paper.committee
    if committee is None:
        return unit_heading(
            paper.owner, kind=kind, on=day, number=paper.number, day=paper.issued_on, layout=layout or STATE
        )
    return committee_heading(
        committee, kind=kind, on=day, layout=layout or paper.layout, number=paper.number, day=paper.issued_on
    )


def paper_heading(paper: Directive, on: date, *, kind: str, layout: str = "") -> Heading:
    """Of a slip that goes with the paper: its issuer, the slip's own type, a number still to come."""
    committee, form = paper.issuer_committee or paper.committee, layout or paper.layout
    if committee is None:
        return unit_heading(paper.owner, kind=kind, on=on, layout=form)
    return committee_heading(committee, kind=kind, on=on, layout=form)


def urging_of(unit: Unit, *, viewer: Actor, on: date, layout: str = "") -> UrgingLetter | None:
    """All late work the unit leads, of every paper; None where nothing is late or the plan has no committee."""
    committee = (
        Committee.objects.filter(in_force(on), owner=unit.home).select_related("owner", "office").first()
    )
    led = DirectiveItem.objects.filter(
        assignments__unit=unit, assignments__role=Assignment.Role.LEAD, directive__owner=unit.home
    )
    rows = item_rows(led.order_by("directive__issued_on", "directive", "no"), viewer=viewer, on=on)
    late = tuple(
        LateItem(f"{row.directive_number}, nội dung {row.no}", row.text, lead.due_on, lead.days, lead.percent)
        for row in rows
        for lead in row.leads
        if lead.unit.id == unit.pk and lead.status is Status.OVER
    )
    if committee is None or not late:
        return None
    subject = f"V/v đôn đốc thực hiện {len(late):02} nội dung quá hạn"
    return UrgingLetter(
        heading=office_heading(committee, kind="", on=on, layout=layout, subject=subject),
        unit=unit.name,
        is_asked=unit.is_asked,
        items=late,
        signed=(HEAD_OF_OFFICE,),
        on=on,
    )
