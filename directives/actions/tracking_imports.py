"""A tracking sheet taken over: its papers with their items, given out as they stand; finished ones with their day. All of it
or nothing. Sending it again finds everything there and changes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Protocol

from django.db import transaction
from django.utils.translation import gettext as _

from common import audit, clock
from common.actors import Actor
from common.decisions import Kind, Refused, refuse
from common.stamps import stamp
from directives.actions import directives
from directives.actions.directives import DirectiveFields
from directives.actions.items import ItemFields
from directives.actions.transitions import move_all
from directives.models import Assignment, Directive, DirectiveItem, ProgressUpdate, SheetColumn
from directives.parsing.due_entry import DueEntry
from directives.policies import directives as policies
from organizations.models import Committee, Unit

DONE = "Đã hoàn thành theo sổ theo dõi của văn phòng."


class Tracked(Protocol):
    """A row of the sheet, understood (`directives.readings.tracking_plan.TrackedItem`)."""

    @property
    def notice(self) -> str: ...
    @property
    def notice_on(self) -> date: ...
    @property
    def text(self) -> str: ...
    @property
    def leads(self) -> tuple[str, ...]: ...
    @property
    def coordinators(self) -> tuple[str, ...]: ...
    @property
    def output(self) -> str: ...
    @property
    def due(self) -> DueEntry: ...
    @property
    def due_phrase(self) -> str: ...
    @property
    def is_done(self) -> bool: ...
    @property
    def done_on(self) -> date | None: ...
    @property
    def percent(self) -> int: ...
    @property
    def result(self) -> str: ...
    @property
    def cause(self) -> str: ...


@dataclass(frozen=True)
class TakenOver:
    papers: int
    items: int
    finished: int


@transaction.atomic
def load(
    items: Sequence[Tracked],
    *,
    by: Actor,
    owner: Unit,
    committee: Committee | None,
    signer_post: str,
    name: str,
) -> TakenOver:
    """`items` in the order of the sheet; a paper's items are numbered as they follow one another."""
    if not items:
        raise Refused(refuse(Kind.INPUT, "nothing", _("The sheet brings nothing new.")))
    finished = papers = 0
    ordered = sorted(items, key=lambda item: (item.notice_on, item.notice))
    for (number, day), group in groupby(ordered, key=lambda item: (item.notice, item.notice_on)):
        rows = list(group)
        paper = _paper(rows, number, day, by=by, owner=owner, committee=committee, signer_post=signer_post)
        finished += _with_what_was_done(paper, rows, by)
        papers += 1
    facts = {"papers": papers, "items": len(items), "finished": finished, "file": name[:120]}
    audit.record(by=by, verb="tracking_sheet.imported", thing=owner, unit_code=owner.code, facts=facts)
    return TakenOver(papers, len(items), finished)


@transaction.atomic
def remember(columns: Mapping[str, str], *, by: Actor, owner: Unit) -> None:
    """What somebody said a column stands for, by its folded heading."""
    policies.may_create(by, owner, clock.today()).enforce()
    for heading, key in columns.items():
        SheetColumn.objects.update_or_create(owner=owner, heading=heading, defaults={"key": key, **stamp(by)})
    audit.record(by=by, verb="tracking_sheet.columns", thing=owner, unit_code=owner.code, facts=dict(columns))


def _paper(
    rows: Sequence[Tracked],
    number: str,
    day: date,
    *,
    by: Actor,
    owner: Unit,
    committee: Committee | None,
    signer_post: str,
) -> Directive:
    head = DirectiveFields(
        title=_("Work followed up under %(number)s") % {"number": number},
        committee=committee,
        issuer_committee=committee,
        issuer_unit=None if committee else owner,
        number=number,
        issued_on=day,
        signer_post=signer_post,
        layout=committee.layout if committee else Committee.Layout.STATE,
    )
    paper = directives.create(
        by=by, owner=owner, fields=head, items=[_item(no, row) for no, row in enumerate(rows, start=1)]
    )
    return directives.issue(by=by, directive=paper)


def _item(no: int, row: Tracked) -> ItemFields:
    due = row.due
    return ItemFields(
        no=no,
        text=row.text,
        leads=row.leads,
        coordinators=row.coordinators,
        required_output=row.output,
        deadline_text=row.due_phrase,
        due_kind=due.kind,
        original_due_on=due.on if due.kind == DirectiveItem.Due.DATE else None,
        due_time=due.at,
        rhythm=due.rule or "",
        rhythm_day=due.day,
        rhythm_month=due.month,
        valid_from=due.from_on,
    )


def _with_what_was_done(paper: Directive, rows: Sequence[Tracked], by: Actor) -> int:
    """What the sheet says of each row becomes the leads' report. A finished item was known to be done on its day: what the
    portal learns today must not make it late."""
    works = list(Assignment.objects.filter(item__directive=paper).select_related("item").order_by("pk"))
    told = dict(enumerate(rows, start=1))
    reports, ended = list[ProgressUpdate](), list[Assignment]()
    for work in works:
        row = told[work.item.no]
        if row.is_done:
            ended.append(work)
        if work.is_lead and (row.is_done or row.percent or row.result):
            reports.append(_report(work, row, by))
    ProgressUpdate.objects.bulk_create(reports)
    begun = [report.assignment for report in reports if not report.done]
    move_all(begun, Assignment.State.IN_PROGRESS, by=by, reason="")
    move_all(ended, Assignment.State.ACCEPTED, by=by, reason=DONE)
    return len({work.item_id for work in ended})


def _report(work: Assignment, row: Tracked, by: Actor) -> ProgressUpdate:
    day = (
        {"reported_on": row.done_on, "known_on": row.done_on}
        if row.done_on
        else {"reported_on": work.known_on}
    )
    return ProgressUpdate(
        assignment=work,
        percent=row.percent,
        result=row.result or (DONE if row.is_done else "–"),
        cause=row.cause,
        done=row.is_done,
        **day,
        **stamp(by),
    )
