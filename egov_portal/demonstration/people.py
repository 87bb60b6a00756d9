"""Units, people and committees of the demonstration, made through the same actions as anybody else's."""

from pathlib import Path

from common.actors import Actor
from egov_portal.demonstration import cast
from organizations.actions import committees, posts, role_assignments, successions, units, users
from organizations.imports.successions_csv import read_successions
from organizations.imports.units_csv import read_units
from organizations.models import Committee, CommitteeMembership, Unit, User

SHEETS = Path(__file__).resolve().parent / "units"
TERM = "Nhiệm kỳ 2020 - 2025"
MEMBERS = (
    "LB.VPQU", "LB.VP", "LB.BTC", "LB.BTG", "LB.BDV", "LB.UBKT", "LB.NV", "LB.TCKH", "LB.VHTT", "LB.KT", "LB.QLDT",
    "LB.TNMT", "LB.TP", "LB.LDTBXH", "LB.TTr", "LB.QS", "LB.QLDA", "LB.MTTQ", "LB.QD",
)  # fmt: skip
LEADING_POSTS = ("truongban", "photruongban")  # posts that may delegate to one another
Seat = CommitteeMembership.Seat


def load_units(by: Actor) -> dict[str, Unit]:
    for sheet in ("units.csv", "minh-hoa.csv"):
        units.load(by=by, rows=read_units((SHEETS / sheet).read_bytes()))
    successions.load(by=by, rows=read_successions((SHEETS / "successions.csv").read_bytes()))
    return {unit.code: unit for unit in Unit.objects.all()}


def load_people(by: Actor, known: dict[str, Unit]) -> dict[str, User]:
    """Everybody by user name; whoever reports for a unit is its officer."""
    reporting = [
        unit
        for unit in known.values()
        if unit.in_force(cast.FROM)
        and unit.level in (Unit.Level.WARD, Unit.Level.DEPARTMENT)
        and _reports(unit)
    ]
    return {
        member.username: _person(by, member, known[member.unit])
        for member in (*cast.LEADING, *cast.OTHER_DISTRICT, *cast.officers(reporting))
    }


def _reports(unit: Unit) -> bool:
    """Bodies of the district and the wards themselves; not the bodies inside a ward."""
    return unit.parent is not None and unit.parent.level == Unit.Level.DISTRICT


def _person(by: Actor, member: cast.Member, unit: Unit) -> User:
    user = users.create(
        by=by,
        username=member.username,
        full_name=member.full_name,
        title=member.title,
        email=f"{member.username}@minhhoa.example",
        password=cast.PASSWORD,
        is_demonstration=True,
    )
    post = None
    if member.username in LEADING_POSTS:
        post = posts.create(by=by, unit=unit, title=member.title, valid_from=cast.FROM, is_leader=True)
    role_assignments.assign(by=by, user=user, unit=unit, role=member.role, valid_from=cast.FROM, post=post)
    return user


def load_committee(by: Actor, known: dict[str, Unit], people: dict[str, User]) -> Committee:
    committee = committees.create(
        by=by,
        code="LB.BCD",
        name="Ban Chỉ đạo ứng dụng công nghệ thông tin quận Long Biên",
        short_name="Ban Chỉ đạo ứng dụng CNTT quận Long Biên",
        symbol="BCĐ",
        layout=Committee.Layout.PARTY,
        owner=known["LB"],
        office=known["LB.VPQU"],
        valid_from=cast.FROM,
        valid_to=known["LB"].valid_to,
    )
    committees.open_term(
        by=by, committee=committee, name=TERM, valid_from=cast.FROM, valid_to=known["LB"].valid_to
    )
    leaders = (
        (Seat.CHAIR, "truongban", known["LB.QU"]),
        (Seat.STANDING_VICE_CHAIR, "photruongban", known["LB.UBND"]),
        (Seat.SECRETARY, "thuky", known["LB.VP"]),
    )
    for position, (seat, username, unit) in enumerate(leaders, start=1):
        user = people[username]
        committees.seat(
            by=by, committee=committee, seat=seat, title=user.title, unit=unit, user=user,
            valid_from=cast.FROM, position=position,
        )  # fmt: skip
    for position, code in enumerate(MEMBERS, start=len(leaders) + 1):
        committees.seat(
            by=by, committee=committee, seat=Seat.MEMBER, title=_head_of(known[code]), unit=known[code],
            valid_from=cast.FROM, position=position,
        )  # fmt: skip
    return committee


def _head_of(unit: Unit) -> str:
    """How the head of a body is called, from the first word of its name."""
    kind = {"Văn": "Chánh", "Thanh": "Chánh", "Ủy": "Chủ nhiệm", "Quận": "Bí thư"}.get(
        unit.name.split()[0], "Trưởng"
    )
    if unit.code == "LB.MTTQ":
        kind = "Chủ tịch"
    if kind == "Trưởng" and unit.name.startswith(("Phòng", "Ban Chỉ huy")):
        return unit.name.replace("Phòng", "Trưởng phòng", 1).replace(
            "Ban Chỉ huy", "Chỉ huy trưởng Ban Chỉ huy", 1
        )
    if kind == "Trưởng":
        return unit.name.replace("Ban", "Trưởng Ban", 1)
    return f"{kind} {unit.name}"


def load_other_committee(by: Actor, known: dict[str, Unit], people: dict[str, User]) -> Committee:
    committee = committees.create(
        by=by,
        code="MH.BCD",
        name="Ban Chỉ đạo chuyển đổi số quận Minh Họa",
        short_name="Ban Chỉ đạo chuyển đổi số quận Minh Họa",
        symbol="BCĐ",
        layout=Committee.Layout.STATE,
        owner=known["MH"],
        office=known["MH.VP"],
        valid_from=cast.FROM,
        valid_to=known["MH"].valid_to,
    )
    chair = people["truongban.minhhoa"]
    committees.seat(
        by=by, committee=committee, seat=Seat.CHAIR, title=chair.title, unit=known["MH"], user=chair,
        valid_from=cast.FROM, position=1,
    )  # fmt: skip
    return committee
