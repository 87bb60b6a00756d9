"""The access matrix, walked: every route, every person."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import PEOPLE, Cast
from tests.guards.access_matrix import ANONYMOUS, MATRIX, Row, routes


def test_it_has_a_row_for_every_route() -> None:
    known = {row.route for row in MATRIX.rows}
    found = set(routes())
    assert not found - known, "routes without a row in tests/guards/access_matrix.py"
    assert not known - found, "rows without a route"


@pytest.mark.parametrize("row", MATRIX.rows, ids=lambda row: row.route)
def test_it_answers_every_person_as_the_matrix_says(row: Row, cast: Cast) -> None:
    address = reverse(row.route, kwargs=dict(row.arguments(cast))) + row.query
    answers = {
        person: (Client() if person == ANONYMOUS else cast.client(person)).get(address).status_code
        for person in (ANONYMOUS, *PEOPLE)
    }
    assert answers == {person: row.expected(person) for person in answers}
