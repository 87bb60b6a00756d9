"""Items as rows, as known on a day: four statements and the calendar, however many items."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from common.actors import Actor
from directives.models import DirectiveItem, DirectiveItemQuerySet, items_told
from directives.readings import statuses
from directives.readings.assignments import assignment_row
from directives.readings.rows import AssignmentRow, ItemRow, Status
from organizations.models import Unit
from organizations.readings.groups import GroupNames, is_group

FINISHED = (Status.DONE, Status.LATE)


@dataclass
class NamesOfPlans:
    """Names as each paper's own day knew them, read once per plan."""

    plans: dict[int, GroupNames]
    days: dict[tuple[int, date], GroupNames]

    @classmethod
    def load(cls, owners: dict[int, Unit], on: date) -> "NamesOfPlans":
        return cls({pk: GroupNames.load(owner, on) for pk, owner in owners.items()}, {})

    def of(self, item: DirectiveItem) -> GroupNames:
        paper = item.directive
        names = self.plans[paper.owner_id]
        key = (paper.owner_id, paper.issued_on or names.on)
        if key not in self.days:
            self.days[key] = replace(names, on=key[1])
        return self.days[key]


def item_rows(
    items: QuerySet[DirectiveItem], *, viewer: Actor, on: date, soon: date | None = None
) -> tuple[ItemRow, ...]:
    """Those of `items` that the viewer may see and that were issued on `on`, in the order of `items`.

    `soon` spares a statement where the caller has asked `statuses.soon_until(on)` already.
    """
    found = list(_visible(items, viewer, on).select_related("directive__owner", "directing_post"))
    if not found:
        return ()
    soon = soon or statuses.soon_until(on)
    leads: dict[int, list[AssignmentRow]] = defaultdict(list)
    known = statuses.known_leads([item.pk for item in found], on).with_evidence(on)
    for assignment in known.select_related("unit", "item"):
        leads[assignment.item_id].append(assignment_row(assignment, on, soon))
    names = NamesOfPlans.load({item.directive.owner_id: item.directive.owner for item in found}, on)
    return tuple(_row(item, tuple(leads[item.pk]), names.of(item), on) for item in found)


def item_row(item: DirectiveItem, *, viewer: Actor, on: date, soon: date | None = None) -> ItemRow | None:
    """None when the viewer may not see it, or when it was not issued on that day."""
    alone = DirectiveItem.objects.filter(pk=item.pk)
    return next(iter(item_rows(alone, viewer=viewer, on=on, soon=soon)), None)


def _visible(items: QuerySet[DirectiveItem], viewer: Actor, on: date) -> DirectiveItemQuerySet:
    visible = items_told(on).visible_to(viewer)
    order = tuple(items.query.order_by) or ("directive", "no")
    wanted = items.values_list("pk", flat=True) if items.query.is_sliced else items.order_by().values("pk")
    return visible.filter(pk__in=wanted).order_by(*order)


def _counted(
    item: DirectiveItem, leads: Sequence[AssignmentRow]
) -> tuple[list[AssignmentRow], list[AssignmentRow]]:
    """The n and the k of k/n: of a recurring item its newest cycle, never leads ended without result."""
    newest = leads[-1].cycle if leads and item.is_recurring else ""
    counted = [lead for lead in leads if lead.cycle == newest or not newest]
    counted = [lead for lead in counted if lead.status is not Status.ENDED] or counted
    return counted, [lead for lead in counted if lead.status in FINISHED]


def _addressed(item: DirectiveItem, leads: Sequence[AssignmentRow], names: GroupNames) -> list[str]:
    """Who leads, in the words of the paper: after a hand-over the unit that took over stands for the former one."""
    tokens: list[str] = list(item.leads)
    if not item.lead_changed_then or not leads:
        return tokens
    current = {lead.unit.code for lead in leads}
    written = {unit.code for unit in names.expand(tokens)}
    kept = [token for token in tokens if is_group(token) or token in current]
    return kept + sorted(current - written)


def _deadline(leads: Sequence[AssignmentRow]) -> tuple[date | None, date | None]:
    """The original and the current deadline of the item: the earliest still open, else the latest of all."""
    dated = [lead for lead in leads if lead.due_on is not None]
    still_open = [lead for lead in dated if lead.status not in statuses.ENDED]
    if still_open:
        first = min(still_open, key=lambda lead: (lead.due_on or date.max, lead.id))
        return first.first_due_on, first.due_on
    if dated:
        last = max(dated, key=lambda lead: (lead.due_on or date.min, lead.id))
        return last.first_due_on, last.due_on
    return None, None


def _last_done(leads: Sequence[AssignmentRow]) -> date | None:
    return max((lead.done_on for lead in leads if lead.done_on), default=None)


def _row(item: DirectiveItem, leads: tuple[AssignmentRow, ...], names: GroupNames, on: date) -> ItemRow:
    standing, news = statuses.of_item(item, leads, on), item.news_then or {}
    (counted, done), (first_due_on, due_on) = _counted(item, leads), _deadline(leads)
    return ItemRow(
        id=item.pk,
        directive_id=item.directive_id,
        directive_number=item.directive.number,
        no=item.no,
        ref=item.ref,
        heading=item.heading,
        text=item.text,
        gist=item.gist or item.text,
        kind=item.kind,
        required_output=item.required_output,
        deadline_text=item.deadline_text,
        due_kind=item.due_kind,
        due_time=item.due_time,
        first_due_on=first_due_on or item.original_due_on,
        due_on=due_on or item.original_due_on,
        done_on=_last_done(done) if standing.status in FINISHED else None,
        lead_label=names.label(addressed := _addressed(item, leads, names)),
        lead_short=names.short_label(addressed),
        coordinator_label=names.label(item.coordinators),
        directing_post=item.directing_post.title if item.directing_post else "",
        status=standing.status,
        status_label=statuses.item_label(item, standing, [lead.state for lead in leads], on),
        days=standing.days,
        percent=sum(lead.percent for lead in counted) // len(counted) if counted else 0,
        lead_count=len(counted),
        done_leads=len(done),
        extensions=max((lead.extensions for lead in leads), default=0),
        extension_pending=any(lead.extension_pending for lead in leads),
        last_news_on=date.fromisoformat(news["on"]) if news else None,
        last_news=news.get("result", ""),
        last_news_unit=news.get("unit", ""),
        updates=item.updates_then,
        leads=leads,
        version=item.version_on(on),
        end=item.end_on(on) or statuses.end_of(standing, [lead.state for lead in leads]),
    )
