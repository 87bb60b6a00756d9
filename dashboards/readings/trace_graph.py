"""What answers to what, as the portal knew it on a day: clause -> target -> project -> item, with figures and evidence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from common.actors import Actor
from common.days import with_day
from common.money import short_text
from dashboards.readings.trace_units import Source, fed_by
from directives.models import DirectiveItem
from directives.readings.item_words import gist
from directives.readings.items import item_rows
from directives.readings.rows import ItemRow
from projects.models import BudgetEntry, ProjectItem, Scheme
from projects.readings.ledger import Ledger, ProjectLabel, ledger
from projects.readings.target_costs import serving
from projects.readings.target_rows import ClauseLabel, TargetRow, TargetTable
from projects.readings.targets import targets

Text = str | Promise
CLAUSE, TARGET, PROJECT, ITEM, FIGURE = "clause", "target", "project", "item", "figure"
INDICATOR = "indicator"
KINDS: dict[str, Text] = {
    CLAUSE: gettext_lazy("Clause it comes from"),
    TARGET: gettext_lazy("Target"),
    PROJECT: gettext_lazy("Project"),
    ITEM: gettext_lazy("Item that steers it"),
    FIGURE: gettext_lazy("Figure reached"),
    INDICATOR: gettext_lazy("Figures units report"),
}
OF_TARGET = (FIGURE, INDICATOR)


class Ref(NamedTuple):
    kind: str
    key: str


@dataclass(frozen=True)
class Node:
    """`trace_url` puts the node into the middle of the trace; `status` is a status key or empty."""

    ref: Ref
    label: str
    note: str
    url: str
    trace_url: str
    status: str = ""
    status_text: Text = ""
    evidence: int = 0
    reference: str = ""  # of a figure, as papers carry it

    @property
    def evidence_text(self) -> str:
        if not self.evidence:
            return ""
        return ngettext("%(count)s file", "%(count)s files", self.evidence) % {"count": self.evidence}


@dataclass
class Graph:
    """`down` leads from what was asked to what answers, `up` back."""

    on: date
    table: TargetTable | None
    book: Ledger
    sources: Mapping[str, Source] = field(default_factory=dict)  # by the indicator's code
    nodes: dict[Ref, Node] = field(default_factory=dict)
    down: Mapping[Ref, list[Ref]] = field(default_factory=lambda: defaultdict(list))
    up: Mapping[Ref, list[Ref]] = field(default_factory=lambda: defaultdict(list))

    def add(self, node: Node) -> Ref:
        self.nodes[node.ref] = node
        return node.ref

    def join(self, above: Ref, below: Ref) -> None:
        if above in self.nodes and below in self.nodes and below not in self.down[above]:
            self.down[above].append(below)
            self.up[below].append(above)

    def reached(self, start: Ref) -> set[Ref]:
        """The node, what it answers to and what answers to it, both ways to the end; and the figures of its targets."""
        found = {start, *_walk(self.up, start), *_walk(self.down, start)}
        if start.kind in OF_TARGET:  # who asks from a figure means the whole of its targets
            found |= {ref for each in tuple(found) for ref in _walk(self.down, each) if each.kind == TARGET}
        return found | {ref for each in found for ref in self.down.get(each, ()) if ref.kind in OF_TARGET}

    def of_kind(self, kind: str) -> Iterator[Node]:
        return (node for ref, node in self.nodes.items() if ref.kind == kind)


def graph(scheme: Scheme, *, viewer: Actor, on: date) -> Graph:
    """The same number of statements whatever the number of targets, projects and items."""
    table = targets(scheme, viewer=viewer, on=on)
    fed, sources = fed_by(scheme, viewer=viewer, on=on)
    found = Graph(on, table, ledger(scheme.owner, viewer=viewer, on=on), sources)
    steering = _steering(scheme, viewer, on)
    clauses = {row.id: clause.id for row in table.rows if (clause := row.clause or _goal_clause(table, row))}
    wanted = {*clauses.values(), *(item for items in steering.values() for item in items)}
    visible = DirectiveItem.objects.visible_to(viewer).issued(on).filter(pk__in=wanted)
    items = {row.id: row for row in item_rows(visible, viewer=viewer, on=on)}
    for key in sorted({*clauses.values()} & items.keys()):
        found.add(_item(items[key], CLAUSE, on))
    for row in table.rows:
        _add_target(found, row)
        if row.id in clauses:
            found.join(Ref(CLAUSE, str(clauses[row.id])), Ref(TARGET, str(row.id)))
    for target, indicator in fed:
        found.join(Ref(TARGET, str(target)), found.add(_indicator(sources[indicator], on)))
    _add_projects(found, scheme, viewer)
    for project, keys in steering.items():
        for key in keys:
            if key in items:
                found.join(Ref(PROJECT, str(project)), found.add(_item(items[key], ITEM, on)))
    return found


def _add_projects(found: Graph, scheme: Scheme, viewer: Actor) -> None:
    for label in sorted(found.book.projects.values(), key=lambda each: each.code):
        found.add(_project(label, found.book, found.on))
    served = serving(scheme.owner_id, viewer=viewer, on=found.on, scheme=scheme)
    for target, projects in served.items():
        for project in projects:
            found.join(Ref(TARGET, str(target)), Ref(PROJECT, str(project)))


def trace_address(ref: Ref, on: date) -> str:
    return with_day(reverse("dashboards:trace"), on, **{ref.kind: ref.key})


def _walk(ways: Mapping[Ref, list[Ref]], start: Ref) -> set[Ref]:
    found, waiting = set[Ref](), list(ways.get(start, ()))
    while waiting:
        ref = waiting.pop()
        if ref not in found:
            found.add(ref)
            waiting += ways.get(ref, ())
    return found


def _goal_clause(table: TargetTable, row: TargetRow) -> ClauseLabel | None:
    """A target without a clause of its own answers to that of its goal."""
    return next((goal.clause for goal in table.goals if goal.id == row.goal_id), None)


def _steering(scheme: Scheme, viewer: Actor, on: date) -> dict[int, list[int]]:
    links = ProjectItem.objects.visible_to(viewer).held(on).filter(project__scheme=scheme)
    found: dict[int, list[int]] = defaultdict(list)
    for project, item in links.order_by("item__directive__issued_on", "item__no").values_list(
        "project_id", "item_id"
    ):
        found[project].append(item)
    return found


def _add_target(found: Graph, row: TargetRow) -> None:
    now = row.now
    ref = Ref(TARGET, str(row.id))
    found.add(
        Node(
            ref,
            f"{row.code} {row.name}",
            row.lead.short_name,
            row.url,
            trace_address(ref, found.on),
            now.key if now else "",
            now.verdict_label if now else "",
        )
    )
    if now is None or now.actual.value is None:
        return
    figure = Ref(FIGURE, str(row.id))
    told = {"actual": now.actual_text, "measure": row.measure, "planned": now.plan_text or "–"}
    label = _("%(actual)s %(measure)s, promised %(planned)s") % told
    address = trace_address(ref, found.on)
    found.add(Node(figure, label, str(now.source_label), row.url, address, reference=now.actual.reference))
    found.join(ref, figure)


def _indicator(source: Source, on: date) -> Node:
    ref = Ref(INDICATOR, source.code)
    label = f"{source.line.name}: {source.line.value}"
    return Node(ref, label, source.note, source.line.url, trace_address(ref, on))


def _project(label: ProjectLabel, book: Ledger, on: date) -> Node:
    ref = Ref(PROJECT, str(label.pk))
    planned = _planned(book, label.pk)
    money = _("planned %(sum)s") % {"sum": short_text(planned)} if planned else _("no money planned")
    return Node(
        ref, f"{label.code} {label.name}", f"{label.lead} · {money}", label.url, trace_address(ref, on)
    )


def _planned(book: Ledger, project: int) -> int:
    stage = BudgetEntry.Stage.ALLOCATED.value
    return sum(group.amount for group in book.of(project=str(project), stage=stage))


def _item(row: ItemRow, kind: str, on: date) -> Node:
    ref = Ref(kind, str(row.id))
    return Node(
        ref,
        f"{row.no}. {gist(row)}",
        " · ".join(part for part in (row.directive_number, row.lead_label) if part),
        with_day(reverse("directives:item", args=[row.id]), on),
        trace_address(ref, on),
        row.mark,
        row.status_label,
        row.evidence,
    )


def chosen(found: Graph, refs: Iterable[Ref]) -> list[Node]:
    """Nodes in the order in which the graph was made."""
    wanted = set(refs)
    return [node for ref, node in found.nodes.items() if ref in wanted]
