"""One way to make each thing a test needs. Defaults are ordinary; a test names only what it is about."""

from datetime import date
from typing import Any

from common.actors import Actor, system
from organizations.actions import units
from organizations.imports.units_csv import UnitRow
from organizations.models import Committee, Post, RoleAssignment, Term, Unit, User
from organizations.permissions import RoleKey

BEGINNING = date(2021, 1, 1)
PORTAL: Actor = system("tests")


def unit(code: str, *, parent: Unit | str = "", name: str = "", **fields: Any) -> Unit:
    """A unit through the action: `unit("LB.X", parent="LB", level="ward", valid_to=...)`."""
    row = {
        "level": "department",
        "bloc": "government",
        "relation": "subordinate",
        "valid_from": date(2004, 1, 1),
        **fields,
    }
    above = parent.code if isinstance(parent, Unit) else parent
    return units.create(by=PORTAL, row=UnitRow(code=code, name=name or f"Đơn vị {code}", parent=above, **row))


def user(username: str, *, full_name: str = "", password: str | None = None, **fields: Any) -> User:
    """Without `password` the person cannot sign in by form; `client.force_login` still works."""
    person = User(username=username, full_name=full_name or username.replace("_", " ").title(), **fields)
    if password is None:
        person.set_unusable_password()
    else:
        person.set_password(password)
    person.save()
    return person


def role(
    person: User, key: RoleKey, at: Unit, *, valid_from: date = BEGINNING, valid_to: date | None = None
) -> RoleAssignment:
    return RoleAssignment.objects.create(
        user=person, role=key, unit=at, valid_from=valid_from, valid_to=valid_to
    )


def post(at: Unit, title: str, *, is_leader: bool = False) -> Post:
    return Post.objects.create(unit=at, title=title, is_leader=is_leader, valid_from=BEGINNING)


def committee(owner: Unit, office: Unit, *, code: str = "", **fields: Any) -> Committee:
    values = {
        "name": f"Ban Chỉ đạo {owner.name}",
        "short_name": "Ban Chỉ đạo",
        "symbol": "BCĐ",
        "layout": Committee.Layout.PARTY,
        "valid_from": BEGINNING,
        **fields,
    }
    return Committee.objects.create(code=code or f"{owner.code}.BCD", owner=owner, office=office, **values)


def term(
    of: Committee, *, valid_from: date = date(2020, 8, 1), valid_to: date | None = date(2025, 7, 31)
) -> Term:
    return Term.objects.create(
        committee=of, name="Nhiệm kỳ 2020-2025", valid_from=valid_from, valid_to=valid_to
    )
