"""Items of one paper as programs read them: each with what may be done about it and about every lead's work."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from common.actors import Actor
from common.decisions import Decision
from directives.models import Assignment, Directive, DirectiveItem, works_known
from directives.policies.items import can_be_closed, may_be_closed, may_end_duties
from directives.readings.item_lineage import Lineage, lineage_of
from directives.readings.items import item_rows
from directives.readings.rows import AssignmentRow, ItemRow
from directives.readings.work_lists import read_whole, reporting_permissions


@dataclass(frozen=True)
class LeadFacts:
    """`row` holds what was known on the day; `permissions` are today's."""

    row: AssignmentRow
    permissions: dict[str, Decision] = field(compare=False)


@dataclass(frozen=True)
class ItemFacts:
    row: ItemRow
    leads: tuple[LeadFacts, ...]
    lineage: Lineage
    permissions: dict[str, Decision] = field(compare=False)


def paper_items(paper: Directive, *, viewer: Actor, on: date) -> tuple[ItemFacts, ...]:
    """For a paper that the viewer sees. Seven statements more than the rows; duties that may be ended cost some more where
    the reader may end them."""
    items = paper.items.order_by("no")
    rows = item_rows(items, viewer=viewer, on=on)
    ids = [lead.id for row in rows for lead in row.leads]
    works = {work.pk: work for work in read_whole(works_known(on).filter(pk__in=ids))} if ids else {}
    lineage = lineage_of(rows, viewer=viewer, on=on) if rows else {}
    stored = {item.pk: item for item in items.select_related("directive")} if rows else {}
    return tuple(
        ItemFacts(
            row=row,
            leads=tuple(LeadFacts(lead, reporting_permissions(viewer, works[lead.id])) for lead in row.leads),
            lineage=lineage[row.id],
            permissions={
                "may_close": _closing(viewer, stored[row.id], [works[lead.id] for lead in row.leads])
            },
        )
        for row in rows
    )


def _closing(viewer: Actor, item: DirectiveItem, works: Sequence[Assignment]) -> Decision:
    """The same as the action asks; of a duty that nobody can end the leads need not be looked at."""
    may_at_all = may_end_duties(viewer, item)
    if not may_at_all:
        return may_at_all
    possible = can_be_closed(item)
    return possible and may_be_closed(viewer, item, [work for work in works if work.is_open])
