"""One portal for all tests of this folder: each leaves it working."""

from collections.abc import Iterator

import pytest

from tests.faults.house import House
from tests.infrastructure.services import Postgres, Redis


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with Postgres() as postgres, Redis() as redis:
        house = House(postgres, redis, tmp_path_factory.mktemp("house"))
        try:
            house.furnish()
            house.open()
            yield house
        finally:
            house.close()


@pytest.fixture
def house(furnished: House) -> House:
    assert furnished.is_ready()
    return furnished
