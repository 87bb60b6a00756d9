"""Everything the portal knows about one unit on a day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import F
from django.utils.functional import Promise

from common.actors import Actor
from common.decisions import Decision
from organizations.models import Committee, Post, RoleAssignment, Term, Unit, UnitIdentifier, UnitSuccession
from organizations.models.validity import in_force
from organizations.permissions import Permission
from organizations.policies import may
from organizations.readings.delegations import DelegationLine, delegations
from organizations.readings.units import standing
from organizations.readings.wording import relation_words

Text = str | Promise


@dataclass(frozen=True)
class UnitLink:
    code: str
    name: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True)
class SuccessionLine:
    """One predecessor or successor. `weight_percent` is None where no share is known; `mark` says what to confirm."""

    other: UnitLink
    is_visible: bool
    effective_on: date
    coverage_label: Text
    weight_percent: Decimal | None
    basis: str
    is_default_heir: bool
    legal_basis: str
    mark: str


@dataclass(frozen=True)
class IdentifierLine:
    scheme_label: Text
    value: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True)
class PostLine:
    title: str
    is_leader: bool
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True)
class RoleLine:
    role_label: Text
    person: str
    title: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True)
class CommitteeLine:
    name: str
    symbol: str
    office: UnitLink
    term: str
    term_from: date | None
    term_to: date | None


@dataclass(frozen=True)
class UnitPage:
    """`is_own_plan` is False for bodies above and for heirs outside: posts and people of others are not shown."""

    unit: UnitLink
    short_name: str
    aliases: tuple[str, ...]
    level_label: Text
    bloc_label: Text
    group_label: Text
    relation_words: Text
    is_asked: bool
    standing: str
    gso_code: str
    legal_basis_in: str
    legal_basis_out: str
    parents: tuple[UnitLink, ...]  # from the top down
    children: tuple[UnitLink, ...]
    predecessors: tuple[SuccessionLine, ...]
    successors: tuple[SuccessionLine, ...]
    identifiers: tuple[IdentifierLine, ...]
    posts: tuple[PostLine, ...]
    roles: tuple[RoleLine, ...]
    committees: tuple[CommitteeLine, ...]
    is_own_plan: bool
    delegations: tuple[DelegationLine, ...]
    may_keep_keys: Decision

    @property
    def needs_confirming(self) -> bool:
        return any(line.mark for line in (*self.predecessors, *self.successors))


def unit_page(unit: Unit, *, viewer: Actor, on: date) -> UnitPage:
    """Nine statements, whatever the unit holds."""
    own = viewer.is_system or unit.home_id in viewer.home_ids
    visible = set(Unit.objects.visible_to(viewer).values_list("pk", flat=True))
    above = [code for code in unit.path.split("/") if code][:-1]
    parents = [row for row in Unit.objects.filter(code__in=above).order_by("path") if row.pk in visible]
    children = [row for row in unit.children.filter(in_force(on)).sorted() if row.pk in visible]
    return UnitPage(
        unit=_link(unit),
        short_name=unit.short_name,
        aliases=tuple(unit.aliases),
        level_label=unit.get_level_display(),
        bloc_label=unit.get_bloc_display(),
        group_label=unit.get_group_display(),
        relation_words=relation_words(unit.relation),
        is_asked=unit.is_asked,
        standing=standing(unit, on),
        gso_code=unit.gso_code,
        legal_basis_in=unit.legal_basis_in,
        legal_basis_out=unit.legal_basis_out,
        parents=tuple(_link(row) for row in parents),
        children=tuple(_link(row) for row in children),
        **_successions(unit, visible),
        identifiers=_identifiers(unit),
        posts=_posts(unit, on) if own else (),
        roles=_roles(unit, on) if own else (),
        committees=_committees(unit, on) if own else (),
        is_own_plan=own,
        delegations=delegations(viewer=viewer, on=on, unit_id=unit.pk) if own else (),
        may_keep_keys=may(viewer, Permission.MANAGE_ACCOUNTS, home_id=unit.home_id),
    )


def _link(unit: Unit) -> UnitLink:
    return UnitLink(unit.code, unit.name, unit.valid_from, unit.valid_to)


def _successions(unit: Unit, visible: set[int]) -> dict[str, tuple[SuccessionLine, ...]]:
    """Both ways, in one statement. They are stated ahead of their day: the law is known before it takes effect."""
    rows = UnitSuccession.objects.filter(predecessor=unit) | UnitSuccession.objects.filter(successor=unit)
    found: dict[str, list[SuccessionLine]] = {"predecessors": [], "successors": []}
    for row in rows.select_related("predecessor", "successor").order_by(
        "effective_on", "predecessor__position", "successor__position"
    ):
        is_heir = row.predecessor_id == unit.pk
        other = row.successor if is_heir else row.predecessor
        line = SuccessionLine(
            other=_link(other),
            is_visible=other.pk in visible,
            effective_on=row.effective_on,
            coverage_label=row.get_coverage_display(),
            weight_percent=None if row.weight is None else row.weight * 100,
            basis=row.basis,
            is_default_heir=row.is_default_heir,
            legal_basis=row.legal_basis,
            mark=row.mark,
        )
        found["successors" if is_heir else "predecessors"].append(line)
    return {way: tuple(lines) for way, lines in found.items()}


def _identifiers(unit: Unit) -> tuple[IdentifierLine, ...]:
    rows = UnitIdentifier.objects.filter(unit=unit).order_by("scheme", "valid_from")
    return tuple(
        IdentifierLine(row.get_scheme_display(), row.value, row.valid_from, row.valid_to) for row in rows
    )


def _posts(unit: Unit, on: date) -> tuple[PostLine, ...]:
    rows = Post.objects.filter(in_force(on), unit=unit).order_by("-is_leader", "title")
    return tuple(PostLine(row.title, row.is_leader, row.valid_from, row.valid_to) for row in rows)


def _roles(unit: Unit, on: date) -> tuple[RoleLine, ...]:
    rows = RoleAssignment.objects.in_force(on).filter(unit=unit, user__is_active=True).select_related("user")
    return tuple(
        RoleLine(row.get_role_display(), row.user.full_name, row.user.title, row.valid_from, row.valid_to)
        for row in rows.order_by("role", "user__name_order")
    )


def _committees(unit: Unit, on: date) -> tuple[CommitteeLine, ...]:
    """Committees that steer the unit's plan on the day, each with the term of the day."""
    committees = (
        Committee.objects.filter(in_force(on), owner=unit).select_related("office").order_by(F("code"))
    )
    terms = {term.committee_id: term for term in Term.objects.filter(in_force(on), committee__owner=unit)}
    return tuple(
        CommitteeLine(
            name=row.name,
            symbol=row.symbol,
            office=_link(row.office),
            term=terms[row.pk].name if row.pk in terms else "",
            term_from=terms[row.pk].valid_from if row.pk in terms else None,
            term_to=terms[row.pk].valid_to if row.pk in terms else None,
        )
        for row in committees
    )
