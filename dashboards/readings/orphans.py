"""The orphan finder: what was asked and nobody answers, what is done and nobody asked for, what nobody pays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from common.actors import Actor
from common.days import with_day
from dashboards.readings.trace_graph import CLAUSE, ITEM, PROJECT, TARGET, Graph, Node, Ref, trace_address
from directives.models import DirectiveItem
from projects.models import Scheme, SectionOrientation
from projects.readings.target_costs import gaps

Text = str | Promise
FOUND: dict[str, tuple[Text, Text]] = {
    "orientations": (
        gettext_lazy("Orientations that nothing takes up"),
        gettext_lazy("No goal, target or project answers to them, and no section of the scheme names them."),
    ),
    "targets_without_clause": (
        gettext_lazy("Targets that answer to nothing"),
        gettext_lazy("Neither a clause in the portal nor a superior programme is named."),
    ),
    "targets_without_project": (
        gettext_lazy("Targets without a project"),
        gettext_lazy("Nobody works on them under the scheme."),
    ),
    "targets_without_money": (
        gettext_lazy("Targets without money"),
        gettext_lazy("Projects serve them, but no plan of any year gives these projects money."),
    ),
    "projects_without_target": (
        gettext_lazy("Projects without a target"),
        gettext_lazy("They serve no target of the scheme."),
    ),
    "projects_without_basis": (
        gettext_lazy("Projects without a legal basis"),
        gettext_lazy("No paper is named on which they stand."),
    ),
    "projects_without_item": (
        gettext_lazy("Projects that no item steers"),
        gettext_lazy("No conclusion of the committee speaks of them."),
    ),
    "money_without_target": (
        gettext_lazy("Money without a target"),
        gettext_lazy("The ledger pays projects that serve no target."),
    ),
}


@dataclass(frozen=True)
class OrphanGroup:
    key: str
    title: Text
    text: Text
    nodes: tuple[Node, ...]


def orphans(scheme: Scheme, found: Graph, *, viewer: Actor, on: date) -> tuple[OrphanGroup, ...]:
    """Groups in a fixed order, the empty ones too: good news is told. Four statements more."""
    unpaid, aimless = gaps(found.book, viewer=viewer)
    live = [label for label in found.book.projects.values() if not label.is_cancelled]
    labels = {Ref(PROJECT, str(label.pk)): label for label in live}
    by_code = {row.code: Ref(TARGET, str(row.id)) for row in (found.table.rows if found.table else ())}
    served = {ref for ref in by_code.values() if _below(found, ref, PROJECT)}
    lists: dict[str, Iterable[Node]] = {
        "orientations": _orientations(scheme, found, viewer, on),
        "targets_without_clause": _answering_to_nothing(found),
        "targets_without_project": (found.nodes[ref] for ref in by_code.values() if ref not in served),
        "targets_without_money": (
            found.nodes[by_code[gap.code]] for gap in unpaid if by_code.get(gap.code) in served
        ),
        "projects_without_target": (found.nodes[ref] for ref in labels if not found.up.get(ref)),
        "projects_without_basis": (found.nodes[ref] for ref, label in labels.items() if not label.has_basis),
        "projects_without_item": (found.nodes[ref] for ref in labels if not _below(found, ref, ITEM)),
        "money_without_target": (found.nodes[Ref(PROJECT, str(gap.project.pk))] for gap in aimless),
    }
    return tuple(
        OrphanGroup(key, *words, tuple(sorted(lists[key], key=lambda node: node.label)))
        for key, words in FOUND.items()
    )


def _below(found: Graph, ref: Ref, kind: str) -> bool:
    return any(below.kind == kind for below in found.down.get(ref, ()))


def _answering_to_nothing(found: Graph) -> Iterable[Node]:
    for row in found.table.rows if found.table else ():
        ref = Ref(TARGET, str(row.id))
        if not row.citation and not found.up.get(ref):
            yield found.nodes[ref]


def _orientations(scheme: Scheme, found: Graph, viewer: Actor, on: date) -> list[Node]:
    """Orientations of the committee since the scheme began that no goal, target, project or section takes up."""
    asked = (
        DirectiveItem.objects.visible_to(viewer)
        .issued(on)
        .filter(
            kind=DirectiveItem.Kind.ORIENTATION,
            directive__owner=scheme.owner,
            directive__issued_on__year__gte=scheme.from_year,
        )
        .select_related("directive")
    )
    sections = SectionOrientation.objects.filter(
        section__draft__scheme=scheme, section__draft__fixed_known_on__lte=on
    )
    taken = set(sections.values_list("item_id", flat=True))
    taken |= {int(ref.key) for ref in found.nodes if ref.kind in (CLAUSE, ITEM)}
    return [_node(item, on) for item in asked.order_by("directive__issued_on", "no") if item.pk not in taken]


def _node(item: DirectiveItem, on: date) -> Node:
    ref = Ref(CLAUSE, str(item.pk))
    url = with_day(reverse("directives:item", args=[item.pk]), on)
    label = f"{item.no}. {item.gist or item.text[:160]}"
    return Node(ref, label, item.directive.number, url, trace_address(ref, on))
