"""Whose name stands over a paper of the office, in State or Party layout."""

from datetime import date

from django.db.models import QuerySet

from documents.layouts.paper import PARTY, STATE, Heading, symbol_of_type
from organizations.models import Committee, Unit, profile

OFFICE = "van phong"  # folded: how the name of an office begins


def office_heading(
    committee: Committee,
    *,
    kind: str,
    on: date,
    layout: str = "",
    number: str = "",
    day: date | None = None,
    subject: str = "",
) -> Heading:
    """Of a paper by the committee's standing office; in the other layout by the office of that bloc. `kind` is the
    abbreviation of the type ("BC"); a letter has none. At most four statements."""
    form = layout or committee.layout
    office = office_of(committee, form, on)
    return Heading(
        layout=form,
        superior=_body_above(committee.owner, office, form, on),
        issuer=office.name,
        symbol=symbol_of(kind, abbreviation(office), form),
        place=place_of(committee.owner),
        year=on.year,
        day=day,
        number=number,
        subject=subject,
    )


def committee_heading(
    committee: Committee, *, kind: str, on: date, layout: str = "", number: str = "", day: date | None = None
) -> Heading:
    """Of a paper by the committee itself. Two statements at most."""
    form = layout or committee.layout
    above = party_body(committee.owner, on) if form == PARTY else None
    return Heading(
        layout=form,
        superior=above.name if above is not None else _people_of(committee.owner),
        issuer=committee.short_name,
        symbol=symbol_of(kind, committee.symbol, form),
        place=place_of(committee.owner),
        year=(day or on).year,
        day=day,
        number=number,
    )


def unit_heading(
    unit: Unit,
    *,
    kind: str,
    on: date,
    number: str = "",
    day: date | None = None,
    subject: str = "",
    layout: str = STATE,
) -> Heading:
    """Of a paper by a unit of the plan. One statement at most."""
    home = unit.home or unit
    party = party_body(home, on) if layout == PARTY else None
    above = party if party is not None and party.pk != unit.pk else unit.parent
    return Heading(
        layout=layout,
        superior=_above(above),
        issuer=unit.name,
        symbol=symbol_of(kind, abbreviation(unit), layout),
        place=place_of(home),
        year=(day or on).year,
        day=day,
        number=number,
        subject=subject,
    )


def _above(body: Unit | None) -> str:
    if body is None:
        return ""
    return body.name if body.bloc == Unit.Bloc.PARTY else _people_of(body)


def office_of(committee: Committee, layout: str, on: date) -> Unit:
    """The standing office where its bloc fits the layout, else the plan's first office of that bloc."""
    wanted = Unit.Bloc.PARTY if layout == PARTY else Unit.Bloc.GOVERNMENT
    if committee.office.bloc == wanted:
        return committee.office
    offices = _of_plan(committee.owner, on).filter(bloc=wanted, search_text__startswith=OFFICE)
    return offices.first() or committee.office


def party_body(owner: Unit, on: date) -> Unit | None:
    """The Party committee of the plan: the first of its bloc in official order."""
    return _of_plan(owner, on).filter(bloc=Unit.Bloc.PARTY, parent=owner, group="").first()


def symbol_of(kind: str, body: str, layout: str) -> str:
    """State "BC-VP", Party "BC/BCĐ"; a letter bears the body first."""
    return symbol_of_type(kind, body, is_party=layout == PARTY)


def abbreviation(unit: Unit) -> str:
    """As the unit's own code ends: "LB.VHTT" is VHTT; initials where a code says nothing."""
    last = unit.code.rsplit(".", 1)[-1]
    if last.isalpha() and last.isupper() and len(last) <= MARK:
        return last
    return "".join(word[0] for word in unit.short_name.split() if word[0].isalpha()).upper()


MARK = 8  # letters of an abbreviation at most


def place_of(owner: Unit) -> str:
    """Where papers are made: the plan's name without the word for its level."""
    level, name = f"{profile().own_level} ", owner.short_name
    bare = name[len(level) :] if name.casefold().startswith(level.casefold()) else name.split(" ", 1)[-1]
    return bare or name


def _body_above(owner: Unit, office: Unit, layout: str, on: date) -> str:
    above = party_body(owner, on) if layout == PARTY else None
    if above is not None:
        return above.name
    return _people_of(owner) if office.pk != owner.pk else ""


def _people_of(place: Unit) -> str:
    """The People's Committee of a territory, as it stands over the papers of its offices."""
    return place.name if place.level == Unit.Level.DEPARTMENT else f"UBND {place.name}"


def _of_plan(owner: Unit, on: date) -> QuerySet[Unit]:
    return Unit.objects.filter(home=owner).in_force(on).order_by("position", "pk")
