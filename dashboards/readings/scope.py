"""Whose plan a page speaks of: the viewer's own, or what `?unit=&committee=` narrows it to."""

from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.decisions import Kind, Refused, refuse
from directives.models import Assignment, AssignmentQuerySet, DirectiveItem
from directives.models.item import DirectiveItemQuerySet
from organizations.models import Committee, Unit
from organizations.permissions import Permission, plan_ids, unit_paths

Params = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Scope:
    """The plan of `owner`; `committee` and `unit` narrow it to their papers and to what the unit leads."""

    owner: Unit
    committee: Committee | None = None
    unit: Unit | None = None

    @property
    def params(self) -> Params:
        """What an address must carry so that another page means the same rows."""
        pairs = [("unit", (self.unit or self.owner).code)]
        if self.committee is not None:
            pairs.append(("committee", self.committee.code))
        return tuple(pairs)

    @property
    def name(self) -> str:
        parts = [self.committee.short_name if self.committee else "", self.unit.name if self.unit else ""]
        return " · ".join(part for part in parts if part) or self.owner.name


def scope_of(viewer: Actor, *, unit_code: str = "", committee_code: str = "") -> Scope | None:
    """The scope asked for; None when the viewer belongs to no plan. What he may not see is as if it did not exist."""
    committee = None
    if committee_code:
        found = Committee.objects.visible_to(viewer).select_related("owner").filter(code=committee_code)
        committee = found.first() or _unknown()
    if unit_code:
        unit = (
            Unit.objects.visible_to(viewer).select_related("home").filter(code=unit_code).first()
            or _unknown()
        )
        owner = unit.home or _unknown()
        if committee is not None and committee.owner_id != owner.pk:
            _unknown()
        return Scope(owner, committee, None if unit.pk == owner.pk else unit)
    if committee is not None:
        return Scope(committee.owner, committee)
    home_id = next((grant.home_id for grant in viewer.grants if grant.home_id is not None), None)
    return None if home_id is None else Scope(Unit.objects.get(pk=home_id))


def own_scope(viewer: Actor, *, unit_code: str = "", committee_code: str = "") -> Scope | None:
    """The same, where those who see by a role of their unit alone mean that unit when they ask for none."""
    paths = unit_paths(viewer, Permission.VIEW_PLAN)
    if unit_code or committee_code or not paths or plan_ids(viewer, Permission.VIEW_PLAN):
        return scope_of(viewer, unit_code=unit_code, committee_code=committee_code)
    own = Unit.objects.visible_to(viewer).filter(path=paths[0]).first() or _unknown()
    return scope_of(viewer, unit_code=own.code)


def _unknown() -> NoReturn:
    """Raises `Refused`: a unit or committee that the viewer does not see."""
    raise Refused(refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such unit or committee.")))


def items_in(scope: Scope, *, viewer: Actor, on: date) -> DirectiveItemQuerySet:
    """Items of the scope's papers that were issued on the day."""
    items = DirectiveItem.objects.visible_to(viewer).issued(on).filter(directive__owner=scope.owner)
    if scope.committee is not None:
        items = items.filter(directive__committee=scope.committee)
    if scope.unit is not None:
        items = items.filter(Exists(leads_in(scope)))
    return items


def leads_in(scope: Scope) -> AssignmentQuerySet:
    """Leads of the item outside, of the scope's unit if it names one: for `Exists`."""
    leads = Assignment.objects.leads().filter(item=OuterRef("pk"))
    return leads if scope.unit is None else leads.within(scope.unit)


def still_open(scope: Scope, on: date) -> Q:
    """Items with a lead that had not ended on the day."""
    known = leads_in(scope).known(on)
    unended = known.open() if on >= clock.today() else known.with_facts(on).open_then()
    return Q(kind__in=DirectiveItem.WORKED_KINDS) & Q(Exists(unended))
