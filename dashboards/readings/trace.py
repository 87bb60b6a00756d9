"""`/trace/`: from a superior's clause down to the evidence and back up, and what hangs in the air."""

from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.actors import Actor
from common.days import with_day
from common.decisions import Kind, Refused, refuse
from dashboards.readings.trace_graph import (
    CLAUSE,
    FIGURE,
    INDICATOR,
    ITEM,
    KINDS,
    PROJECT,
    TARGET,
    Graph,
    Node,
    Ref,
    chosen,
    graph,
)
from dashboards.readings.trace_units import UnitFigure, units_of
from directives.models import DirectiveItem, ProgressEvidence
from organizations.models import Unit
from projects.models import Scheme, TargetEvidence
from projects.readings.current_scheme import current_scheme

Text = str | Promise
MISSING: dict[str, Text] = {
    CLAUSE: gettext_lazy("No clause of a paper in the portal."),
    TARGET: gettext_lazy("No target."),
    PROJECT: gettext_lazy("No project."),
    ITEM: gettext_lazy("No item steers it."),
    FIGURE: gettext_lazy("No figure yet."),
    INDICATOR: gettext_lazy("No report brings figures to it."),
}
FOCUS_KINDS = (CLAUSE, TARGET, PROJECT, ITEM, INDICATOR)


@dataclass(frozen=True)
class Column:
    kind: str
    label: Text
    nodes: tuple[Node, ...]
    missing: Text


@dataclass(frozen=True)
class Proof:
    """A file that proves a report or a figure."""

    name: str
    of: str
    url: str


@dataclass(frozen=True)
class Line:
    """One target with all it hangs on."""

    target: Node
    clauses: tuple[Node, ...]
    projects: tuple[Node, ...]
    items: tuple[Node, ...]
    figures: tuple[Node, ...]
    sources: tuple[Node, ...]  # figures of units that are brought to it
    evidence: int


@dataclass(frozen=True)
class Trace:
    """With a `focus`: its columns and files. Without: a line for every target."""

    scheme: Scheme | None
    graph: Graph | None
    focus: Node | None
    columns: tuple[Column, ...]
    proofs: tuple[Proof, ...]
    units: tuple[UnitFigure, ...]
    lines: tuple[Line, ...]


def trace(owner: Unit, asked: Ref | None, *, viewer: Actor, on: date) -> Trace:
    """Raises `Refused` (not visible) for a node the plan of the day does not hold, or the viewer does not see."""
    scheme = current_scheme(owner, viewer=viewer, on=on)
    if scheme is None:
        if asked is not None:
            _unknown()
        return Trace(None, None, None, (), (), (), ())
    found = graph(scheme, viewer=viewer, on=on)
    if asked is None:
        return Trace(scheme, found, None, (), (), (), lines(found))
    focus = found.nodes.get(asked) or _unknown()
    reached = found.reached(asked)
    columns = tuple(_column(found, kind, reached) for kind in KINDS)
    sources = [found.sources[ref.key] for ref in sorted(reached) if ref.kind == INDICATOR]
    told = units_of(sources, viewer=viewer, on=on)
    return Trace(scheme, found, focus, columns, proofs(found, reached, viewer, on), told, ())


def lines(found: Graph) -> tuple[Line, ...]:
    return tuple(_line(found, node) for node in found.of_kind(TARGET))


def proofs(found: Graph, reached: set[Ref], viewer: Actor, on: date) -> tuple[Proof, ...]:
    """Files behind the items and figures of the trace: two statements."""
    items = [int(ref.key) for ref in reached if ref.kind == ITEM]
    visible = DirectiveItem.objects.visible_to(viewer).filter(pk__in=items).order_by().values("pk")
    reports = ProgressEvidence.objects.filter(
        update__assignment__item__in=visible, update__known_on__lte=on, attachment__purged_on__isnull=True
    ).select_related("attachment", "update__assignment")
    told = [
        Proof(
            each.attachment.name,
            found.nodes[Ref(ITEM, str(each.update.assignment.item_id))].label,
            reverse("directives:evidence", args=[each.update.assignment_id, each.attachment_id]),
        )
        for each in reports
    ]
    return (*told, *_of_figures(found, reached, on))


def _of_figures(found: Graph, reached: set[Ref], on: date) -> list[Proof]:
    if found.table is None:
        return []
    rows = {row.id: row for row in found.table.rows if Ref(FIGURE, str(row.id)) in reached}
    files = TargetEvidence.objects.filter(
        actual__target__in=rows, actual__known_on__lte=on, attachment__purged_on__isnull=True
    )
    return [
        Proof(
            each.attachment.name,
            f"{rows[each.actual.target_id].code} {rows[each.actual.target_id].name}",
            reverse(
                "projects:target-evidence",
                args=[found.table.scheme_id, rows[each.actual.target_id].code, each.attachment_id],
            ),
        )
        for each in files.select_related("attachment", "actual")
    ]


def start_url(on: date) -> str:
    return with_day(reverse("dashboards:trace"), on)


def _column(found: Graph, kind: str, reached: set[Ref]) -> Column:
    nodes = chosen(found, (ref for ref in reached if ref.kind == kind))
    return Column(kind, KINDS[kind], tuple(nodes), MISSING[kind])


def _line(found: Graph, target: Node) -> Line:
    projects = [ref for ref in found.down.get(target.ref, ()) if ref.kind == PROJECT]
    items = dict.fromkeys(item for project in projects for item in found.down.get(project, ()))
    steering = chosen(found, items)
    return Line(
        target=target,
        clauses=tuple(chosen(found, found.up.get(target.ref, ()))),
        projects=tuple(chosen(found, projects)),
        items=tuple(steering),
        figures=_below(found, target, FIGURE),
        sources=_below(found, target, INDICATOR),
        evidence=sum(node.evidence for node in steering),
    )


def _below(found: Graph, node: Node, kind: str) -> tuple[Node, ...]:
    return tuple(chosen(found, (ref for ref in found.down.get(node.ref, ()) if ref.kind == kind)))


def _unknown() -> NoReturn:
    raise Refused(refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such thing to trace.")))
