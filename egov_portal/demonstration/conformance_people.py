"""Units, people, committees and keys of the fixed world. Nobody here is a real official; passwords are made anew each time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from common.actors import Actor
from egov_portal.demonstration.people import SHEETS
from organizations.actions import api_keys, committees, role_assignments, units, users
from organizations.imports.units_csv import UnitRow, read_units
from organizations.models import Committee, CommitteeMembership, Unit, User
from organizations.permissions import RoleKey, Scope
from organizations.readings.actors import actor_of

FROM = date(2021, 1, 1)
IN_FORCE_ON = date(2023, 10, 16)
ENDED = UnitRow(
    code="LB.DC", name="Phòng Dân cư", level="department", bloc="government", relation="subordinate", parent="LB",
    group="phong", valid_from=date(2004, 1, 1), valid_to=date(2022, 12, 31),
)  # fmt: skip
# sign-in name -> full name, title, role, unit
PEOPLE: Mapping[str, tuple[str, str, RoleKey, str]] = {
    "admin": ("Lý Anh Tuấn", "Quản trị hệ thống", RoleKey.ADMINISTRATOR, "LB.VP"),
    "secretary": ("Ngô Thị Mai", "Thư ký Ban Chỉ đạo", RoleKey.SECRETARIAT, "LB.VP"),
    "head_of_office": ("Đỗ Văn Thành", "Chánh Văn phòng Quận ủy", RoleKey.HEAD_OF_OFFICE, "LB.VPQU"),
    "records_clerk": ("Trịnh Thị Yến", "Văn thư", RoleKey.RECORDS_CLERK, "LB.VPQU"),
    "chair": ("Phạm Quốc Khánh", "Bí thư Quận ủy, Trưởng Ban Chỉ đạo", RoleKey.CHAIR, "LB.QU"),
    "deputy_chair": ("Vũ Thị Hạnh", "Phó Trưởng Ban thường trực", RoleKey.DEPUTY_CHAIR, "LB.UBND"),
    "unit_leader": ("Nguyễn Hải Sơn", "Trưởng phòng", RoleKey.UNIT_LEADER, "LB.VHTT"),
    "lead_officer": ("Lê Thu An", "Chuyên viên", RoleKey.UNIT_OFFICER, "LB.VHTT"),
    "coordinator_officer": ("Bùi Minh Ơn", "Chuyên viên", RoleKey.UNIT_OFFICER, "LB.TCKH"),
    "ward_a": ("Đặng Thị Lan", "Công chức Văn phòng - Thống kê", RoleKey.WARD_OFFICER, "LB.00115"),
    "ward_b": ("Hồ Đức Bình", "Công chức Văn phòng - Thống kê", RoleKey.WARD_OFFICER, "LB.00118"),
    "ward_leader_a": ("Trần Văn Lộc", "Chủ tịch UBND phường", RoleKey.WARD_LEADER, "LB.00115"),
    "auditor": ("Tạ Quang Huy", "Chuyên viên Ủy ban Kiểm tra", RoleKey.AUDITOR, "LB.UBKT"),
    "outsider": ("Lương Thị Thảo", "Thư ký Ban Chỉ đạo", RoleKey.SECRETARIAT, "MH.VP"),
}
BOTH = (Scope.READ, Scope.REPORT_WRITE)
KEYS: Mapping[str, tuple[str, tuple[Scope, ...]]] = {
    "ward_a": ("LB.00115", BOTH),
    "ward_b": ("LB.00118", BOTH),
    "ward_a_read_only": ("LB.00115", (Scope.READ,)),
    "secretary": ("LB.VP", BOTH),
}
Seat = CommitteeMembership.Seat


@dataclass(frozen=True)
class World:
    units: dict[str, Unit]
    users: dict[str, User]
    committee: Committee
    other_committee: Committee

    def actor(self, name: str) -> Actor:
        """The person with the roles of the day on which it is asked."""
        return actor_of(self.users[name])


def load(by: Actor, passwords: Mapping[str, str]) -> World:
    rows = [
        row for sheet in ("units.csv", "minh-hoa.csv") for row in read_units((SHEETS / sheet).read_bytes())
    ]
    units.load(by=by, rows=[*filter(stands, rows), ENDED])
    known = {unit.code: unit for unit in Unit.objects.all()}
    people = {name: person(by, name, known, password) for name, password in passwords.items()}
    return World(
        known,
        people,
        steering(by, known, people, "LB", office="LB.VPQU", layout=Committee.Layout.PARTY),
        steering(by, known, {}, "MH", office="MH.VP", layout=Committee.Layout.STATE),
    )


def stands(row: UnitRow) -> bool:
    return row.valid_from <= IN_FORCE_ON and (row.valid_to is None or row.valid_to >= IN_FORCE_ON)


def person(by: Actor, name: str, known: Mapping[str, Unit], password: str) -> User:
    full_name, title, role, unit = PEOPLE[name]
    user = users.create(
        by=by, username=name, full_name=full_name, title=title, email=f"{name}@conformance.example", password=password
    )  # fmt: skip
    role_assignments.assign(by=by, user=user, unit=known[unit], role=role, valid_from=FROM)
    return user


def steering(
    by: Actor, known: Mapping[str, Unit], people: Mapping[str, User], owner: str, *, office: str, layout: str
) -> Committee:
    """The committee of a district, with the seats of those who are named."""
    district = known[owner]
    committee = committees.create(
        by=by,
        code=f"{owner}.BCD",
        name=f"Ban Chỉ đạo ứng dụng công nghệ thông tin {district.name}",
        short_name="Ban Chỉ đạo",
        symbol="BCĐ",
        layout=layout,
        owner=district,
        office=known[office],
        valid_from=FROM,
        valid_to=district.valid_to,
    )
    committees.open_term(
        by=by, committee=committee, name="Nhiệm kỳ 2020 - 2025", valid_from=FROM, valid_to=district.valid_to
    )
    seats = {"chair": Seat.CHAIR, "deputy_chair": Seat.STANDING_VICE_CHAIR, "secretary": Seat.SECRETARY}
    seats |= {"head_of_office": Seat.MEMBER, "unit_leader": Seat.MEMBER}
    for position, (name, seat) in enumerate(seats.items(), start=1):
        if name not in people:
            continue
        committees.seat(
            by=by, committee=committee, seat=seat, title=people[name].title, unit=known[PEOPLE[name][3]],
            user=people[name], valid_from=FROM, position=position,
        )  # fmt: skip
    return committee


def keys(by: Actor, world: World) -> dict[str, str]:
    """Tokens of programs, made anew each time."""
    return {
        name: api_keys.create(by=by, unit=world.units[code], label=f"Conformance {name}", scopes=scopes).token
        for name, (code, scopes) in KEYS.items()
    }
