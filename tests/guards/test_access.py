"""The access matrix, walked: every route, every person, reading and sending."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import pytest
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.template.backends.django import Template
from django.test import Client
from django.urls import reverse

from organizations.models import User
from tests.cast import PEOPLE, Cast
from tests.guards import access_world
from tests.guards.access_matrix import MATRIX, routes
from tests.guards.access_rows import ANONYMOUS, Row
from tests.guards.access_world import World
from tests.infrastructure.layers import layer

pytestmark = [pytest.mark.production, pytest.mark.long]
PARTS = 4  # so that two processes share the walk
GET = [row for row in MATRIX.rows if row.method == "GET"]
POST = [row for row in MATRIX.rows if row.method != "GET"]


@pytest.fixture
def visitors(cast: Cast) -> dict[str, Client]:
    """Everybody of the cast, with a password as every real account has, and somebody who is not signed in."""
    password = make_password("mot-mat-khau-du-dai")
    for user in cast.users.values():
        user.password = password
    User.objects.bulk_update(cast.users.values(), ["password"])
    return {ANONYMOUS: Client()} | {person: cast.client(person) for person in PEOPLE}


@layer
def world(cast: Cast) -> World:
    return access_world.build(cast)


class Undone(Exception):
    """What one person did is not there for the next."""


def status_of(row: Row, address: str, client: Client, world: World) -> int:
    """The answer; a POST leaves nothing behind."""
    if row.body is None:
        return client.get(address).status_code
    sent = row.body(world)
    try:
        with transaction.atomic():
            status = getattr(client, row.method.lower())(address, sent, **row.how(sent)).status_code
            raise Undone
    except Undone:
        return status


@contextmanager
def undrawn() -> Iterator[None]:
    """Pages end before they are drawn: the right to see one is decided by then."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "render", lambda *_arguments: "")
        yield


def walked(rows: list[Row], world: World, visitors: dict[str, Client]) -> list[str]:
    """Every answer that is not the one of the matrix. A page is drawn for the first who may see it: drawing is most of its time."""
    wrong = []
    for row in rows:
        address = reverse(row.route, kwargs=dict(row.arguments(world))) + row.query
        drawn: set[int] = set()
        for person, client in visitors.items():
            with undrawn() if drawn else nullcontext():
                status = status_of(row, address, client, world)
            drawn |= {status} & {200}
            if status != row.expected(person):
                told = f"{row.method} {row.route} {address} {person}"
                wrong.append(f"{told}: {status}, not {row.expected(person)}")
    return wrong


def test_it_has_a_row_for_every_route() -> None:
    known = {row.route for row in MATRIX.rows}
    found = set(routes())
    assert not found - known, "routes without a row in tests/guards/access_matrix_*.py"
    assert not known - found, "rows without a route"


def test_it_sends_every_form_in_some_row() -> None:
    """A route that is asked for with GET only and refuses it (405) must have its POST in the matrix."""
    refusing = {row.route for row in GET if set(row.answers.values()) == {405}}
    assert refusing <= {row.route for row in POST}


@pytest.mark.parametrize("part", range(PARTS))
def test_it_answers_every_reader_as_the_matrix_says(
    part: int, world: World, visitors: dict[str, Client]
) -> None:
    wrong = walked(GET[part::PARTS], world, visitors)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("part", range(PARTS))
def test_it_answers_every_writer_as_the_matrix_says(
    part: int, world: World, visitors: dict[str, Client]
) -> None:
    wrong = walked(POST[part::PARTS], world, visitors)
    assert not wrong, "\n".join(wrong)
