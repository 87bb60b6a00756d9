"""The people and units every test knows: a small part of Long Biên, and a second district that must see none of it.

The business day is 2023-10-16 wherever `cast` is asked for.
"""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.conf import settings as portal_settings
from django.test import Client

from common.actors import Actor
from organizations.actions import units
from organizations.imports.units_csv import UnitRow, read_units
from organizations.models import Committee, Post, RoleAssignment, Term, Unit, User
from organizations.permissions import RoleKey
from organizations.readings.actors import actor_of
from tests import builders
from tests.infrastructure.layers import TODAY, layer

UNITS = Path(portal_settings.BASE_DIR) / "egov_portal" / "demonstration" / "units"
CODES = (
    "HN", "LB", "LB.QU", "LB.VPQU", "LB.BTG", "LB.VP", "LB.NV", "LB.TCKH", "LB.VHTT", "LB.CA", "LB.QLDA", "LB.MTTQ",
    "LB.PN", "LB.UBND", "LB.00115", "LB.00118", "LB.00121", "LB.00130", "LB.00115.DU",
)  # fmt: skip
CLOSED = UnitRow(
    code="LB.DC", name="Phòng Dân cư", level="department", bloc="government", relation="subordinate", parent="LB",
    valid_from=date(2004, 1, 1), valid_to=date(2022, 12, 31),
)  # fmt: skip
OTHER = (
    UnitRow("TL", "Quận Thí Lâm", "district", "government", "subordinate", date(2004, 1, 1), parent="HN"),
    UnitRow("TL.VP", "Văn phòng HĐND và UBND quận Thí Lâm", "department", "government", "subordinate", date(2004, 1, 1), group="phong", parent="TL"),
    UnitRow("TL.VHTT", "Phòng Văn hóa và Thông tin", "department", "government", "subordinate", date(2004, 1, 1), group="phong", parent="TL"),
    UnitRow("TL.P1", "Phường Hạ Đình", "ward", "government", "subordinate", date(2004, 1, 1), short_name="Hạ Đình", parent="TL"),
    UnitRow("TL.P2", "Phường Thượng Đình", "ward", "government", "subordinate", date(2004, 1, 1), short_name="Thượng Đình", parent="TL"),
)  # fmt: skip
# person -> role and unit
PEOPLE = {
    "admin": (RoleKey.ADMINISTRATOR, "LB.VP"),
    "secretary": (RoleKey.SECRETARIAT, "LB.VP"),
    "head_of_office": (RoleKey.HEAD_OF_OFFICE, "LB.VPQU"),
    "records_clerk": (RoleKey.RECORDS_CLERK, "LB.VPQU"),
    "chair": (RoleKey.CHAIR, "LB.QU"),
    "deputy_chair": (RoleKey.DEPUTY_CHAIR, "LB.UBND"),
    "unit_leader": (RoleKey.UNIT_LEADER, "LB.VHTT"),
    "lead_officer": (RoleKey.UNIT_OFFICER, "LB.VHTT"),
    "coordinator_officer": (RoleKey.UNIT_OFFICER, "LB.TCKH"),
    "ward_a_officer": (RoleKey.WARD_OFFICER, "LB.00115"),
    "ward_b_officer": (RoleKey.WARD_OFFICER, "LB.00118"),
    "ward_leader_a": (RoleKey.WARD_LEADER, "LB.00115"),
    "monitor": (RoleKey.MONITOR, "LB.VP"),
    "auditor": (RoleKey.AUDITOR, "LB.BTG"),
    "outsider": (RoleKey.SECRETARIAT, "TL.VP"),
}
NAMES = {
    "admin": "Lý Anh Tuấn",
    "secretary": "Ngô Thị Mai",
    "head_of_office": "Đỗ Văn Thành",
    "records_clerk": "Trịnh Thị Yến",
    "chair": "Phạm Quốc Khánh",
    "deputy_chair": "Vũ Thị Hạnh",
    "unit_leader": "Nguyễn Hải Sơn",
    "lead_officer": "Lê Thu An",
    "coordinator_officer": "Bùi Minh Ơn",
    "ward_a_officer": "Đặng Thị Lan",
    "ward_b_officer": "Hồ Đức Bình",
    "ward_leader_a": "Trần Văn Lộc",
    "monitor": "Hoàng Minh Đức",
    "auditor": "Tạ Quang Huy",
    "outsider": "Lương Thị Thảo",
}


@dataclass
class Cast:
    units: dict[str, Unit]
    users: dict[str, User]
    committee: Committee
    term: Term
    other_committee: Committee
    other_term: Term
    posts: dict[str, Post]
    _clients: dict[str, Client] = field(default_factory=dict)

    today = TODAY

    def unit(self, code: str) -> Unit:
        return self.units[code]

    def user(self, name: str) -> User:
        return self.users[name]

    def actor(self, name: str) -> Actor:
        """The person with the roles in force now: one statement."""
        return actor_of(self.users[name])

    def client(self, name: str) -> Client:
        """A browser in which the person is signed in; the same one every time."""
        if name not in self._clients:
            client = Client()
            client.force_login(self.users[name])
            self._clients[name] = client
        return self._clients[name]

    @property
    def district(self) -> Unit:
        return self.units["LB"]

    @property
    def other_district(self) -> Unit:
        return self.units["TL"]

    @property
    def office(self) -> Unit:
        return self.units["LB.VPQU"]

    @property
    def lead(self) -> Unit:
        return self.units["LB.VHTT"]

    @property
    def coordinator(self) -> Unit:
        return self.units["LB.TCKH"]

    @property
    def police(self) -> Unit:
        """A vertical agency: asked, not assigned."""
        return self.units["LB.CA"]

    @property
    def front(self) -> Unit:
        return self.units["LB.MTTQ"]

    @property
    def ward_a(self) -> Unit:
        return self.units["LB.00115"]

    @property
    def ward_b(self) -> Unit:
        return self.units["LB.00118"]

    @property
    def wards(self) -> list[Unit]:
        return [
            unit for unit in self.units.values() if unit.level == "ward" and unit.home_id == self.district.pk
        ]

    @property
    def closed(self) -> Unit:
        """A division that ended on 2022-12-31."""
        return self.units["LB.DC"]


def _rows() -> tuple[UnitRow, ...]:
    wanted = set(CODES)
    real = read_units((UNITS / "units.csv").read_bytes())
    return (*(row for row in real if row.code in wanted), CLOSED, *OTHER)


_ROWS = _rows()


def build() -> Cast:
    """Units through the action; people and roles in one statement each."""
    units.load(by=builders.PORTAL, rows=_ROWS)
    found = {unit.code: unit for unit in Unit.objects.select_related("parent", "home").sorted()}
    people = [
        User(username=name, full_name=NAMES[name], is_staff=name == "admin", password="!") for name in PEOPLE
    ]
    users = {person.username: person for person in User.objects.bulk_create(people)}
    RoleAssignment.objects.bulk_create(
        RoleAssignment(user=users[name], role=key, unit=found[code], valid_from=builders.BEGINNING)
        for name, (key, code) in PEOPLE.items()
    )
    committee = builders.committee(found["LB"], found["LB.VPQU"])
    other_committee = builders.committee(found["TL"], found["TL.VP"])
    posts = {
        "chair": builders.post(found["LB.QU"], "Bí thư Quận ủy, Trưởng Ban Chỉ đạo", is_leader=True),
        "deputy_chair": builders.post(
            found["LB.UBND"], "Chủ tịch UBND, Phó Trưởng ban thường trực", is_leader=True
        ),
    }
    return Cast(
        units=found,
        users=users,
        committee=committee,
        term=builders.term(committee),
        other_committee=other_committee,
        other_term=builders.term(other_committee),
        posts=posts,
    )


@layer
def cast() -> Cast:
    return build()
