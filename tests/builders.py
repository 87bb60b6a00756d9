"""One way to make each thing a test needs. Defaults are ordinary; a test names only what it is about."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from common import clock
from common.actors import Actor, system
from directives.actions import directives, incoming
from directives.actions.directives import DirectiveFields
from directives.actions.incoming import IncomingFields
from directives.actions.items import ItemFields
from directives.models import Assignment, Directive
from organizations.actions import delegations, units
from organizations.imports.units_csv import UnitRow
from organizations.models import Committee, Delegation, Post, RoleAssignment, Term, Unit, User
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


def delegation(from_post: Post, to_post: Post, **fields: Any) -> Delegation:
    """Of everything, from today for two weeks."""
    given = {
        "valid_from": clock.today(),
        "valid_to": clock.today() + timedelta(days=14),
        "document": "Giấy ủy quyền số 12 ngày 13/10/2023",
        **fields,
    }
    return delegations.create(by=PORTAL, from_post=from_post, to_post=to_post, **given)


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


def item(no: int = 1, *, leads: Iterable[str] = ("LB.VHTT",), text: str = "", **fields: Any) -> ItemFields:
    """An item as confirmed: `item(3, leads=["@wards"], due=date(2023, 9, 30))`."""
    due = fields.pop("due", None)
    if due is not None:
        fields |= {"due_kind": "date", "original_due_on": due}
    return ItemFields(no, text or f"Nội dung {no}", leads=tuple(leads), **fields)


def draft_paper(owner: Unit, *items: ItemFields, by: Actor = PORTAL, **fields: Any) -> Directive:
    """A conclusion notice with number, date and signer, not issued yet."""
    head = {
        "title": "Kết luận của Trưởng Ban Chỉ đạo",
        "number": "63-TB/BCĐ",
        "issued_on": clock.today(),
        "signer_post": "Trưởng Ban Chỉ đạo",
        "committee": Committee.objects.filter(owner=owner).first(),
        **fields,
    }
    return directives.create(by=by, owner=owner, fields=DirectiveFields(**head), items=items or (item(),))


def issued_paper(
    owner: Unit, *items: ItemFields, on: date | None = None, by: Actor = PORTAL, **fields: Any
) -> Directive:
    """The same paper, its work given out on `on` (today when left out)."""
    with clock.at(on or clock.today()):
        return directives.issue(by=by, directive=draft_paper(owner, *items, by=by, **fields))


def incoming_paper(owner: Unit, *, by: Actor = PORTAL, **fields: Any) -> Directive:
    """A superior's paper that waits for the leader's note."""
    head = {
        "title": "Kế hoạch chuyển đổi số năm 2024",
        "issuer_name": "UBND Thành phố",
        "kind": Directive.Kind.PLAN,
        "number": "240/KH-UBND",
        "issued_on": date(2023, 10, 5),
        "signer_post": "Phó Chủ tịch",
        "arrival_number": "1180",
        "arrived_on": date(2023, 10, 9),
        "committee": Committee.objects.filter(owner=owner).first(),
        **fields,
    }
    return incoming.register(by=by, owner=owner, fields=IncomingFields(**head))


def assignment(paper: Directive, unit_code: str, no: int = 1, cycle: str | None = None) -> Assignment:
    """The work of one unit on one item; of a recurring one its only cycle unless named."""
    rows = Assignment.objects.filter(item__directive=paper, item__no=no, unit__code=unit_code)
    return rows.get() if cycle is None else rows.get(cycle=cycle)
