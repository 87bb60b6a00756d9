"""Items of every paper in one list: found by words, unit and status, drawn page by page."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Value
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.components import STATUSES
from common.listing import Filter, Order
from dashboards.readings.headline import ENDED_WELL
from dashboards.readings.item_lines import ItemLine, item_lines
from dashboards.readings.notice_dossier import CHIPS, statuses_asked
from directives.models import Assignment, DirectiveItem
from directives.models.item import DirectiveItemQuerySet
from directives.readings import statuses
from directives.readings.items import item_rows
from organizations.models import Committee, Unit, UnitQuerySet
from organizations.models.committee import CommitteeQuerySet

ORDERS = (
    Order("newest", _("Newest paper first"), ("-directive__issued_on", "-directive_id", "no")),
    Order("oldest", _("Oldest paper first"), ("directive__issued_on", "directive_id", "no")),
)
STATUS_CHOICES = (
    (ENDED_WELL, _("Done, in time or late")),
    *((status.value, STATUSES[status.value].word) for status in CHIPS),
)
# What the office waits for once it has given its verdict; other states are statuses or stand on "my work".
STATE_CHOICES = ((Assignment.State.RETURNED.value, _("Returned to the unit")),)


def items_known(*, viewer: Actor, on: date) -> DirectiveItemQuerySet:
    return DirectiveItem.objects.visible_to(viewer).issued(on)


def item_filters(*, viewer: Actor, on: date) -> tuple[Filter, ...]:
    """One statement for the units and the committees to choose from; a chosen status costs three more."""

    def with_words(items: DirectiveItemQuerySet, words: str) -> DirectiveItemQuerySet:
        return items.matching(words)

    def with_status(items: DirectiveItemQuerySet, wanted: str) -> DirectiveItemQuerySet:
        standing = statuses.of_items(items, on)
        chosen = statuses_asked(wanted)
        return items.filter(pk__in=[item.pk for item, found in standing.items() if found.status in chosen])

    def with_unit(items: DirectiveItemQuerySet, code: str) -> DirectiveItemQuerySet:
        mine = Assignment.objects.known(on).filter(item=OuterRef("pk"), unit__code=code)
        return items.filter(Exists(mine))

    def with_state(items: DirectiveItemQuerySet, state: str) -> DirectiveItemQuerySet:
        leads = Assignment.objects.leads().known(on).filter(item=OuterRef("pk")).with_facts(on)
        return items.filter(Exists(leads.filter(state_then=state)))

    def with_committee(items: DirectiveItemQuerySet, code: str) -> DirectiveItemQuerySet:
        return items.filter(directive__committee__code=code)

    working = Assignment.objects.visible_to(viewer).known(on).order_by().values("unit")
    units, committees = _choices(Unit.objects.filter(pk__in=working), Committee.objects.visible_to(viewer))
    return (
        Filter("q", _("Find items"), with_words),
        Filter("unit", _("Unit"), with_unit, choices=units),
        Filter("committee", _("Committee"), with_committee, choices=committees),
        Filter("status", _("Status"), with_status, choices=STATUS_CHOICES),
        Filter("state", _("Follow-up"), with_state, choices=STATE_CHOICES),
    )


Choices = tuple[tuple[str, str], ...]


def _choices(units: UnitQuerySet, committees: CommitteeQuerySet) -> tuple[Choices, Choices]:
    """Units in their official order, committees by code: one statement."""
    of_units = units.order_by().values_list(Value("unit"), "position", "name_order", "code", "name")
    of_committees = committees.order_by().values_list(
        Value("committee"), Value(0), "code", "code", "short_name"
    )
    found = sorted(of_units.union(of_committees, all=True))
    return (
        tuple((code, name) for kind, _no, _key, code, name in found if kind == "unit"),
        tuple((code, name) for kind, _no, _key, code, name in found if kind == "committee"),
    )


def lines_of(items: Sequence[DirectiveItem], *, viewer: Actor, on: date) -> tuple[ItemLine, ...]:
    """The rows of one page, in its order."""
    rows = item_rows(DirectiveItem.objects.filter(pk__in=[item.pk for item in items]), viewer=viewer, on=on)
    by_key = {row.id: row for row in rows}
    return item_lines((by_key[item.pk] for item in items if item.pk in by_key), on)
