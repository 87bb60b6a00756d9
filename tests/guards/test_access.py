"""The access matrix, walked: every route, every person."""

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.urls import reverse

from organizations.models import User
from tests.cast import PEOPLE, Cast
from tests.guards.access_matrix import ANONYMOUS, MATRIX, routes


@pytest.fixture
def visitors(cast: Cast) -> dict[str, Client]:
    """Everybody of the cast, with a password as every real account has, and somebody who is not signed in."""
    password = make_password("mot-mat-khau-du-dai")
    for user in cast.users.values():
        user.password = password
    User.objects.bulk_update(cast.users.values(), ["password"])
    return {ANONYMOUS: Client()} | {person: cast.client(person) for person in PEOPLE}


def test_it_has_a_row_for_every_route() -> None:
    known = {row.route for row in MATRIX.rows}
    found = set(routes())
    assert not found - known, "routes without a row in tests/guards/access_matrix.py"
    assert not known - found, "rows without a route"


def test_it_answers_every_person_as_the_matrix_says(cast: Cast, visitors: dict[str, Client]) -> None:
    wrong = []
    for row in MATRIX.rows:
        address = reverse(row.route, kwargs=dict(row.arguments(cast))) + row.query
        for person, client in visitors.items():
            status = client.get(address).status_code
            if status != row.expected(person):
                wrong.append(f"{row.route} {address} {person}: {status}, not {row.expected(person)}")
    assert not wrong, "\n".join(wrong)
