"""Layers of rows below a test: made once, never changed by who stands on them, made anew where they were lost."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction

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
def ground(db: None) -> Iterator[Ground]:
    MADE.clear()
    ground = Ground()
    yield ground
    ground.bring([])


def names() -> set[str]:
    return set(User.objects.values_list("username", flat=True))


def test_a_layer_that_stays_is_not_made_again(ground: Ground) -> None:
    ground.bring([LOWER, UPPER])
    ground.bring([LOWER])
    ground.bring([LOWER, UPPER])
    assert MADE == {"lower": 1, "upper": 2}
    assert names() == {"one", "two"}
    ground.bring([])
    assert names() == set()


def test_what_lies_above_leaves_nothing_below_when_it_goes(ground: Ground) -> None:
    ground.bring([LOWER, UPPER])
    ground.bring([LOWER])
    assert list(ground.copies()["lower"]) == ["one"]
    assert names() == {"one"}


def test_each_test_has_objects_of_its_own_that_are_the_same_in_every_layer(ground: Ground) -> None:
    ground.bring([LOWER, UPPER])
    mine, other = ground.copies(), ground.copies()
    assert mine["upper"][0] is mine["lower"]["one"]
    assert mine["upper"][0] is not other["upper"][0]
    mine["lower"]["one"].full_name = "Khác"
    assert ground.copies()["lower"]["one"].full_name == "Một"


def test_a_layer_that_fails_leaves_what_lay_there(ground: Ground) -> None:
    def failing(lower: dict[str, User]) -> None:
        User.objects.create(username="left", full_name="Còn lại")
        raise ZeroDivisionError

    ground.bring([LOWER])
    with pytest.raises(ZeroDivisionError):
        ground.bring([LOWER, Layer(failing, ("lower",))])
    assert names() == {"one"}
    assert [laid.layer for laid in ground.lying] == [LOWER]


@pytest.mark.django_db(transaction=True)
def test_layers_that_were_lost_with_their_connection_are_made_again() -> None:
    MADE.clear()
    ground = Ground()
    ground.bring([LOWER])
    transaction.set_rollback(True)
    ground.lying[0].atomic.__exit__(None, None, None)
    assert not connection.in_atomic_block
    ground.bring([LOWER])
    assert (MADE["lower"], names()) == (2, {"one"})
    ground.bring([])


@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_test_does_is_not_there_for_the_next(cast: Cast, turn: int, settings: Any) -> None:
    assert not User.objects.filter(username="of-a-test").exists()
    assert cast.users["chair"].full_name == "Phạm Quốc Khánh"
    assert cast.today == settings.DEMO_TODAY
    User.objects.create(username="of-a-test", full_name=f"Lần {turn}")
    cast.users["chair"].full_name = "Người khác"
