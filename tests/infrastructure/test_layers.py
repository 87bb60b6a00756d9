"""Layers of rows below a test: made once, never changed by who stands on them, made anew where they were lost."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from organizations.models import User
from tests.cast import Cast
from tests.infrastructure.layers import Ground, Layer

MADE: Counter[str] = Counter()


def lower() -> dict[str, User]:
    MADE["lower"] += 1
    return {"one": User.objects.create(username="one", full_name="Một")}


def upper(lower: dict[str, User]) -> list[User]:
    """Changes the objects it was given, as a builder may."""
    MADE["upper"] += 1
    lower["two"] = User.objects.create(username="two", full_name="Hai")
    return list(lower.values())


LOWER, UPPER = Layer(lower, ()), Layer(upper, ("lower",))


@pytest.fixture
def earth(db: None) -> Iterator[Ground]:
    MADE.clear()
    earth = Ground()
    yield earth
    earth.bring([])


def names() -> set[str]:
    return set(User.objects.values_list("username", flat=True))


def test_a_layer_that_stays_is_not_made_again(earth: Ground) -> None:
    earth.bring([LOWER, UPPER])
    earth.bring([LOWER])
    earth.bring([LOWER, UPPER])
    assert MADE == {"lower": 1, "upper": 2}
    assert names() == {"one", "two"}
    earth.bring([])
    assert names() == set()


def test_what_lies_above_leaves_nothing_below_when_it_goes(earth: Ground) -> None:
    earth.bring([LOWER, UPPER])
    earth.bring([LOWER])
    assert list(earth.copies()["lower"]) == ["one"]
    assert names() == {"one"}


def test_each_test_has_objects_of_its_own_that_are_the_same_in_every_layer(earth: Ground) -> None:
    earth.bring([LOWER, UPPER])
    mine, other = earth.copies(), earth.copies()
    assert mine["upper"][0] is mine["lower"]["one"]
    assert mine["upper"][0] is not other["upper"][0]
    mine["lower"]["one"].full_name = "Khác"
    assert earth.copies()["lower"]["one"].full_name == "Một"


def test_a_layer_that_fails_leaves_what_lay_there(earth: Ground) -> None:
    def failing(lower: dict[str, User]) -> None:
        User.objects.create(username="left", full_name="Còn lại")
        raise ZeroDivisionError

    earth.bring([LOWER])
    with pytest.raises(ZeroDivisionError):
        earth.bring([LOWER, Layer(failing, ("lower",))])
    assert names() == {"one"}
    assert [laid.layer for laid in earth.lying] == [LOWER]


@pytest.mark.django_db(transaction=True)
def test_layers_that_were_lost_with_their_connection_are_made_again() -> None:
    MADE.clear()
    earth = Ground()
    earth.bring([LOWER, UPPER])
    cut(connection)
    earth.bring([LOWER, UPPER])
    assert MADE == {"lower": 2, "upper": 2}
    assert names() == {"one", "two"}
    earth.bring([])
    assert (names(), connection.in_atomic_block) == (set(), False)


def cut(connection: Any) -> None:
    """In the middle of its transaction. A database in memory lives as long as its connection: there it is rolled back."""
    if connection.vendor == "postgresql":
        connection.close()
        assert connection.closed_in_transaction
    else:
        connection.connection.rollback()
        connection.in_atomic_block, connection.savepoint_ids = False, []
        connection.set_autocommit(True)


@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_test_does_is_not_there_for_the_next(cast: Cast, turn: int, settings: Any) -> None:
    assert not User.objects.filter(username="of-a-test").exists()
    assert cast.users["chair"].full_name == "Phạm Quốc Khánh"
    assert cast.today == settings.DEMO_TODAY
    User.objects.create(username="of-a-test", full_name=f"Lần {turn}")
    cast.users["chair"].full_name = "Người khác"
