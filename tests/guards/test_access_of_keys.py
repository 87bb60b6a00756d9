"""The access matrix for programs: a key opens in the API what an officer of its unit may, within its scopes, and no page."""

from dataclasses import dataclass

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client

from organizations.models import User
from organizations.permissions import Scope
from tests.api import asking
from tests.cast import Cast
from tests.guards import access_world
from tests.guards.access_matrix import MATRIX
from tests.guards.access_rows import ANONYMOUS, EVERYBODY, Matrix, Row
from tests.guards.access_world import World
from tests.guards.test_access import walked
from tests.infrastructure.layers import layer

IN_API = [row for row in MATRIX.rows if row.route.startswith("api:")]
ON_PAGES = [row for row in MATRIX.rows if not row.route.startswith("api:")]


@dataclass(frozen=True)
class Key:
    """`twin` is the person of the cast with the rights of an officer of the unit."""

    unit: str
    twin: str
    scopes: tuple[str, ...] = tuple(Scope.values)

    def expected(self, row: Row) -> int:
        person = row.expected(self.twin)
        only_reads = Scope.REPORT_WRITE not in self.scopes
        return 403 if row.method != "GET" and person < 300 and only_reads else person


KEYS = {
    "of the unit that leads": Key("LB.VHTT", "lead_officer"),
    "of the unit that leads, only reading": Key("LB.VHTT", "lead_officer", ("read",)),
    "of another division": Key("LB.TCKH", "coordinator_officer"),
    "of ward A": Key("LB.00115", "ward_a_officer"),
    "of ward A, only reading": Key("LB.00115", "ward_a_officer", ("read",)),
    "of ward B": Key("LB.00118", "ward_b_officer"),
    "of the office": Key("LB.VP", "coordinator_officer"),  # a key decides nothing, whatever its unit
    "of a ward of the other district": Key("TL.P1", "outsider"),
}


@pytest.fixture
def programs(cast: Cast, settings: object) -> dict[str, Client]:
    settings.API_REQUESTS_PER_MINUTE = 10**9
    made = {name: asking.new_key(cast.unit(key.unit), scopes=list(key.scopes)) for name, key in KEYS.items()}
    return {name: Client(headers={"Authorization": f"Token {new.token}"}) for name, new in made.items()}


@layer
def world(cast: Cast) -> World:
    password = make_password("mot-mat-khau-du-dai")
    User.objects.update(password=password)
    return access_world.build(cast)


def for_keys(rows: list[Row], *, everywhere: str = "") -> list[Row]:
    """The same rows with keys in the place of people."""
    found = Matrix()
    for row in rows:
        answers = {
            name: row.expected(everywhere) if everywhere else key.expected(row) for name, key in KEYS.items()
        }
        found.rows.append(
            Row(row.route, {EVERYBODY: 404, **answers}, row.arguments, row.query, row.body, row.writes)
        )
    return found.rows


def test_the_api_gives_a_key_what_an_officer_of_its_unit_may(
    world: World, programs: dict[str, Client]
) -> None:
    wrong = walked(for_keys(IN_API), world, programs)
    assert not wrong, "\n".join(wrong)


def test_a_key_opens_no_page(world: World, programs: dict[str, Client]) -> None:
    one = {name: programs[name] for name in ("of the unit that leads",)}
    wrong = walked(for_keys(ON_PAGES, everywhere=ANONYMOUS), world, one)
    assert not wrong, "\n".join(wrong)
