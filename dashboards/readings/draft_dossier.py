"""A paper before its issue: its items as they will be given out, and what is still to be done."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from common import clock
from common.actors import Actor
from common.decisions import Decision, Kind, refuse
from common.formats import dmy
from directives.models import Directive, DirectiveItem
from directives.policies import directives as policies
from directives.policies.incoming import may_note
from directives.policies.paper_steps import checking, sending_back
from directives.readings.paper_list import arrival_of
from directives.readings.paper_way import TimelineLine, paper_way
from organizations.readings.groups import GroupNames


@dataclass(frozen=True)
class DraftLine:
    no: int
    text: str
    kind: str | Promise
    leads: str
    coordinators: str
    due: str
    output: str
    edit_url: str


@dataclass(frozen=True)
class Step:
    label: str
    state: str
    note: str = ""


@dataclass(frozen=True)
class DraftDossier:
    id: int
    title: str
    kind: str
    number: str
    issuer: str
    issued_on: date | None
    signer: str
    state: str
    state_label: str | Promise
    steps: tuple[Step, ...]
    lines: tuple[DraftLine, ...]
    complete: Decision
    edit: Decision
    submit: Decision
    check: Decision
    send_back: Decision
    is_checked: bool
    amends: str
    amends_url: str
    told: tuple[TimelineLine, ...]
    issue: Decision
    arrival: str
    note: Decision  # to enter the leader's note on an incoming paper


def draft_dossier(paper: Directive, *, viewer: Actor) -> DraftDossier:
    items = list(paper.items.order_by("no"))
    names = GroupNames.load(paper.owner, paper.issued_on or clock.today())
    return DraftDossier(
        id=paper.pk,
        title=paper.title,
        kind=paper.get_kind_display(),
        number=paper.number,
        issuer=paper.issuer_name,
        issued_on=paper.issued_on,
        signer=paper.signer_post,
        state=paper.state,
        state_label=paper.get_state_display(),
        steps=_steps(paper),
        lines=tuple(_line(item, names) for item in items),
        complete=_complete(paper, items, names),
        edit=policies.may_edit_draft(viewer, paper),
        submit=policies.may_submit(viewer, paper),
        check=checking(viewer, paper),
        send_back=sending_back(viewer, paper),
        is_checked=paper.checked_known_on is not None,
        amends=paper.amends.number if paper.amends else "",
        amends_url=reverse("directives:detail", args=[paper.amends_id]) if paper.amends_id else "",
        told=paper_way(paper, clock.today()),
        issue=policies.may_issue(viewer, paper),
        arrival=arrival_of(paper),
        note=may_note(viewer, paper),
    )


def _complete(paper: Directive, items: list[DirectiveItem], names: GroupNames) -> Decision:
    if paper.is_incoming:
        return refuse(Kind.STATE, "note", _("The paper waits for the leader's note."))
    return policies.is_complete(paper, clock.today()) and policies.items_stand(paper, items, names)


def _steps(paper: Directive) -> tuple[Step, ...]:
    if paper.is_incoming:
        arrived = Step(_("Arrived"), "ok", paper.get_kind_display())
        return (arrived, Step(_("Leader's note"), "on"), Step(_("Work given out"), ""))
    submitted = paper.state == Directive.State.SUBMITTED
    checked = paper.checked_known_on is not None
    reading = "on" if submitted else ""
    return (
        Step(_("Prepared"), "ok" if submitted else "on", paper.get_kind_display()),
        Step(_("Checked by the head of office"), "ok" if checked else reading, dmy(paper.checked_known_on)),
        Step(_("Signed and numbered"), "on" if checked else ""),
        Step(_("Work given out"), ""),
    )


def _line(item: DirectiveItem, names: GroupNames) -> DraftLine:
    due = dmy(item.original_due_on) or item.deadline_text or str(item.get_due_kind_display())
    return DraftLine(
        no=item.no,
        text=item.text,
        kind=item.get_kind_display(),
        leads=names.label(item.leads),
        coordinators=names.label(item.coordinators),
        due=due,
        output=item.required_output,
        edit_url=reverse("directives:item-edit", args=[item.pk]),
    )
