"""Steering committees, their terms and seats."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from common import audit
from common.actors import Actor
from organizations.models import Committee, CommitteeMembership, Term, Unit, User
from organizations.policies import may_change_reference

CORRECTED = ("name", "short_name", "symbol", "layout", "office", "successor", "valid_to")


@transaction.atomic
def create(
    *,
    by: Actor,
    code: str,
    name: str,
    short_name: str,
    symbol: str,
    layout: str,
    owner: Unit,
    office: Unit,
    valid_from: date,
    valid_to: date | None = None,
) -> Committee:
    """`owner` is the unit whose plan the committee steers, `office` its standing office."""
    may_change_reference(by, owner.home_id).enforce()
    committee = Committee(
        code=code,
        name=name,
        short_name=short_name,
        symbol=symbol,
        layout=layout,
        owner=owner,
        office=office,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    _save(committee)
    audit.record(
        by=by,
        verb="committee.create",
        thing=committee,
        unit_code=owner.code,
        facts={"code": code, "name": name},
    )
    return committee


@transaction.atomic
def correct(*, by: Actor, committee: Committee, **changes: Any) -> Committee:
    """Owner, code and first day stay; a successor is another committee."""
    unknown = set(changes) - set(CORRECTED)
    if unknown:
        raise TypeError(f"a committee's {', '.join(sorted(unknown))} is not corrected")
    stored = Committee.objects.select_for_update(of=("self",)).select_related("owner").get(pk=committee.pk)
    may_change_reference(by, stored.owner.home_id).enforce()
    touched = sorted(name for name in changes if getattr(stored, name) != changes[name])
    for name in touched:
        setattr(stored, name, changes[name])
    _save(stored)
    facts = {name: str(getattr(stored, name)) for name in touched}
    audit.record(by=by, verb="committee.correct", thing=stored, unit_code=stored.owner.code, facts=facts)
    return stored


def _save(committee: Committee) -> None:
    if committee.owner.home_id != committee.owner_id:
        raise ValidationError({"owner": _("A committee steers the plan of a unit that has one of its own.")})
    if committee.office.home_id != committee.owner_id:
        raise ValidationError({"office": _("The office belongs to the plan of the committee.")})
    if committee.successor is not None and committee.successor.owner_id != committee.owner_id:
        raise ValidationError({"successor": _("The successor steers another plan.")})
    committee.full_clean()
    committee.save()


@transaction.atomic
def open_term(
    *, by: Actor, committee: Committee, name: str, valid_from: date, valid_to: date | None = None
) -> Term:
    """Party numbers run on through a term; the terms of a committee never overlap."""
    may_change_reference(by, committee.owner.home_id).enforce()
    term = Term(committee=committee, name=name, valid_from=valid_from, valid_to=valid_to)
    _save_term(term)
    facts = {"committee": committee.code, "name": name, "from": valid_from, "to": valid_to}
    audit.record(by=by, verb="term.open", thing=term, unit_code=committee.owner.code, facts=facts)
    return term


@transaction.atomic
def correct_term(*, by: Actor, term: Term, name: str, valid_to: date | None) -> Term:
    stored = Term.objects.select_for_update(of=("self",)).select_related("committee__owner").get(pk=term.pk)
    owner = stored.committee.owner
    may_change_reference(by, owner.home_id).enforce()
    stored.name, stored.valid_to = name, valid_to
    _save_term(stored)
    audit.record(
        by=by, verb="term.correct", thing=stored, unit_code=owner.code, facts={"name": name, "to": valid_to}
    )
    return stored


def _save_term(term: Term) -> None:
    term.full_clean()
    others = Term.objects.filter(committee=term.committee).exclude(pk=term.pk)
    if term.valid_to is not None:
        others = others.filter(valid_from__lte=term.valid_to)
    if others.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=term.valid_from)).exists():
        raise ValidationError({"valid_from": _("Another term of the committee covers these days.")})
    term.save()


@transaction.atomic
def seat(
    *,
    by: Actor,
    committee: Committee,
    seat: str,
    title: str,
    valid_from: date,
    valid_to: date | None = None,
    unit: Unit | None = None,
    user: User | None = None,
    position: int = 0,
) -> CommitteeMembership:
    """Somebody takes a seat; one chair at a time."""
    may_change_reference(by, committee.owner.home_id).enforce()
    taken = CommitteeMembership(
        committee=committee,
        seat=seat,
        title=title,
        unit=unit,
        user=user,
        position=position,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    _save_seat(taken)
    facts = {"committee": committee.code, "seat": seat, "title": title, "from": valid_from, "to": valid_to}
    audit.record(by=by, verb="seat.take", thing=taken, unit_code=committee.owner.code, facts=facts)
    return taken


@transaction.atomic
def correct_seat(
    *, by: Actor, membership: CommitteeMembership, title: str, position: int, valid_to: date | None
) -> CommitteeMembership:
    rows = CommitteeMembership.objects.select_for_update(of=("self",)).select_related("committee__owner")
    stored = rows.get(pk=membership.pk)
    owner = stored.committee.owner
    may_change_reference(by, owner.home_id).enforce()
    stored.title, stored.position, stored.valid_to = title, position, valid_to
    _save_seat(stored)
    audit.record(
        by=by, verb="seat.correct", thing=stored, unit_code=owner.code, facts={"title": title, "to": valid_to}
    )
    return stored


def _save_seat(taken: CommitteeMembership) -> None:
    taken.full_clean()
    if taken.seat == CommitteeMembership.Seat.CHAIR:
        others = CommitteeMembership.objects.filter(committee=taken.committee, seat=taken.seat).exclude(
            pk=taken.pk
        )
        if taken.valid_to is not None:
            others = others.filter(valid_from__lte=taken.valid_to)
        if others.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=taken.valid_from)).exists():
            raise ValidationError({"seat": _("The committee has a chair in that period already.")})
    taken.save()
