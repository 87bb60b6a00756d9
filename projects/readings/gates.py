"""The gates of a project as known on a day: what each asks for, what was decided, by which paper, and when it is due."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from common.actors import Actor
from common.days import with_day
from common.formats import dmy
from common.refs import ObjectRef
from common.working_days import WorkingCalendar, calendar
from directives.models import DirectiveItem
from directives.readings.item_words import gist
from directives.readings.items import item_rows
from directives.readings.rows import ItemRow
from documents.readings.attachments import AttachmentLine, attachments_of
from projects.models import Gate, GateCondition, GateRecord

Outcome = GateRecord.Outcome
KEYS = {
    Outcome.PASSED: "done",
    Outcome.CONDITIONAL: "done",
    Outcome.SKIPPED: "ended",
    Outcome.SUBMITTED: "wait",
    Outcome.HELD: "soon",
    Outcome.STOPPED: "over",
    Outcome.REOPENED: "track",
}


@dataclass(frozen=True)
class ConditionLine:
    """The item that carries a condition, as it stood on the day."""

    label: str
    key: str
    word: str | Promise
    is_met: bool
    url: str


@dataclass(frozen=True)
class RecordLine:
    id: int
    outcome: str
    outcome_label: str | Promise
    key: str
    paper: str
    authority: str
    item_id: int | None
    reason: str
    known_on: date
    by: str
    conditions: tuple[ConditionLine, ...] = ()


@dataclass(frozen=True)
class GateLine:
    """`due_on` counts the norm's working days from the gate before; None where the law names none."""

    id: int
    code: str
    name: str
    paper_type: str
    authority: str
    norm_days: int | None
    citation: str
    key: str
    word: str | Promise
    due_on: date | None
    is_next: bool
    records: tuple[RecordLine, ...]
    files: tuple[AttachmentLine, ...]
    url: str

    @property
    def last(self) -> RecordLine | None:
        return self.records[-1] if self.records else None

    @property
    def open_conditions(self) -> int:
        """Conditions of the passage that holds which are not met yet."""
        return sum(not each.is_met for each in self.last.conditions) if self.last else 0

    @property
    def is_behind(self) -> bool:
        return self.last is not None and self.last.outcome in GateRecord.BEHIND


def gate_lines(
    project_id: int, code: str, *, on: date, with_files: bool = False, working: WorkingCalendar | None = None
) -> tuple[GateLine, ...]:
    """Two statements, and the calendar where it is not at hand; one more for the files."""
    gates = list(Gate.objects.known(on).filter(project=project_id).order_by("position"))
    rows = GateRecord.objects.filter(gate__project=project_id, known_on__lte=on).order_by("pk")
    records: dict[int, list[GateRecord]] = {}
    for row in rows:
        records.setdefault(row.gate_id, []).append(row)
    files = attachments_of([ObjectRef.of(gate) for gate in gates], on=on) if with_files and gates else {}
    lines, working, before = [], working or calendar(), None
    waiting = next((g.pk for g in gates if _last(records.get(g.pk, ())) not in GateRecord.BEHIND), None)
    for gate in gates:
        of_gate = records.get(gate.pk, [])
        due = _due(gate, of_gate, before, working)
        held = files.get(ObjectRef.of(gate), ())
        lines.append(_line(gate, of_gate, due, gate.pk == waiting, held, code, on))
        before = _passed_on(of_gate) or before
    return tuple(lines)


@dataclass(frozen=True)
class GatesThen:
    """Of one project: how many gates lie behind it, and the name of the next one (empty at the end)."""

    behind: int
    total: int
    next_name: str


def gates_of(projects: Iterable[int], *, on: date) -> dict[int, GatesThen]:
    """By project, for lists of projects: one statement."""
    last = GateRecord.objects.filter(gate=OuterRef("pk"), known_on__lte=on).order_by("-pk")
    rows = Gate.objects.known(on).filter(project__in=list(projects)).order_by("project", "position")
    told: dict[int, list[tuple[str, bool]]] = {}
    for gate in rows.annotate(last=Subquery(last.values("outcome")[:1])):
        told.setdefault(gate.project_id, []).append((gate.name, gate.last in GateRecord.BEHIND))
    return {
        project: GatesThen(
            behind=sum(is_behind for _name, is_behind in gates),
            total=len(gates),
            next_name=next((name for name, is_behind in gates if not is_behind), ""),
        )
        for project, gates in told.items()
    }


def with_conditions(
    lines: tuple[GateLine, ...], project_id: int, *, viewer: Actor, on: date
) -> tuple[GateLine, ...]:
    """The same with the items that carry conditions, those the viewer may see: one statement where there are none."""
    found = GateCondition.objects.filter(record__gate__project=project_id, known_on__lte=on)
    pairs = list(found.order_by("pk").values_list("record", "item"))
    if not pairs:
        return lines
    seen = DirectiveItem.objects.visible_to(viewer).filter(pk__in={item for _record, item in pairs})
    items = {row.id: _condition(row, on) for row in item_rows(seen, viewer=viewer, on=on)}
    of_record: dict[int, list[ConditionLine]] = {}
    for record, item in pairs:
        if item in items:
            of_record.setdefault(record, []).append(items[item])
    return tuple(
        replace(
            line,
            records=tuple(
                replace(each, conditions=tuple(of_record.get(each.id, ()))) for each in line.records
            ),
        )
        for line in lines
    )


def _condition(row: ItemRow, on: date) -> ConditionLine:
    return ConditionLine(
        label=f"{row.directive_number}, {row.no}. {gist(row)}",
        key=row.status.value,
        word=row.status_label,
        is_met=row.is_ended,
        url=with_day(reverse("directives:item", args=[row.id]), on),
    )


def _last(rows: Sequence[GateRecord]) -> str | None:
    return rows[-1].outcome if rows else None


def _passed_on(rows: Sequence[GateRecord]) -> date | None:
    if _last(rows) not in GateRecord.BEHIND:
        return None
    return rows[-1].paper_date or rows[-1].known_on


def _due(
    gate: Gate, rows: Sequence[GateRecord], before: date | None, working: WorkingCalendar
) -> date | None:
    """The norm counts from the day it was submitted, else from the gate before."""
    if not gate.norm_days or _last(rows) in GateRecord.BEHIND:
        return None
    submitted = [row.paper_date for row in rows if row.outcome == Outcome.SUBMITTED and row.paper_date]
    start = max(submitted, default=before)
    return working.add(start, gate.norm_days) if start else None


def _line(
    gate: Gate,
    rows: Sequence[GateRecord],
    due: date | None,
    is_next: bool,
    files: tuple[AttachmentLine, ...],
    code: str,
    on: date,
) -> GateLine:
    last = rows[-1] if rows else None
    key = KEYS[Outcome(last.outcome)] if last else ("track" if is_next else "none")
    word = last.get_outcome_display() if last else (_("comes next") if is_next else _("ahead"))
    if due is not None and due < on and key in ("track", "wait", "soon"):
        key, word = "over", _("over the norm")
    return GateLine(
        id=gate.pk,
        code=gate.code,
        name=gate.name,
        paper_type=gate.paper_type,
        authority=gate.authority,
        norm_days=gate.norm_days,
        citation=gate.citation,
        key=key,
        word=word,
        due_on=due,
        is_next=is_next,
        records=tuple(record_line(row) for row in rows),
        files=files,
        url=with_day(reverse("projects:gate", args=[code, gate.code]), on),
    )


def record_line(row: GateRecord) -> RecordLine:
    paper = " ".join(part for part in (row.paper_type, row.paper_number) if part)
    if row.paper_date:
        paper = _("%(paper)s of %(day)s") % {"paper": paper, "day": dmy(row.paper_date)}
    return RecordLine(
        id=row.pk,
        outcome=row.outcome,
        outcome_label=row.get_outcome_display(),
        key=KEYS[Outcome(row.outcome)],
        paper=paper,
        authority=row.authority,
        item_id=row.item_id,
        reason=row.reason,
        known_on=row.known_on,
        by=row.on_behalf_of or row.by_label,
    )
