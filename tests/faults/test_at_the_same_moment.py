"""People who decide at the same moment, rights that end in the middle of a session, locks taken crosswise."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponse

from common import audit
from common.api import idempotency
from common.decisions import Kind
from directives.actions import assignments
from directives.models import Assignment, ProgressUpdate
from organizations.models import RoleAssignment, User
from organizations.permissions import RoleKey
from tests import builders
from tests.builders import assignment, issued_paper, item
from tests.cast import TODAY, Cast
from tests.directives.asking import verified
from tests.directives.test_at_once import at_once

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]


def test_one_of_twenty_verdicts_stands(cast: Cast) -> None:
    """Leaders accept and send back at the same moment: one change of state, one entry, the others are told the state."""
    work = verified(assignment(issued_paper(cast.district), "LB.VHTT"))
    acts: list[Callable[[], Any]] = []
    for no in range(20):
        by = cast.actor(("chair", "deputy_chair")[no % 2])
        if no % 4 < 2:
            acts.append(lambda by=by: assignments.accept(by=by, assignment=work))
        else:
            acts.append(lambda by=by: assignments.return_(by=by, assignment=work, reason="Thiếu biên bản"))
    moves = work.transitions.count()
    told = at_once(*acts)
    losers = [decision for decision in told if decision is not None]
    assert (len(losers), {decision.kind for decision in losers}) == (19, {Kind.STATE})
    assert work.transitions.count() == moves + 1
    state = Assignment.objects.get(pk=work.pk).get_state_display()
    assert all(str(state) in str(decision.reason) for decision in losers)
    assert list(audit.breaks()) == []


def test_locks_taken_crosswise_are_tried_again(cast: Cast) -> None:
    """PostgreSQL ends one of the two; the client notices nothing."""
    paper = issued_paper(cast.district, item(1, leads=["LB.00115", "LB.00118"]))
    pair = [assignment(paper, code) for code in ("LB.00115", "LB.00118")]
    both, tries = Barrier(2), []

    def work(first: Assignment, second: Assignment) -> HttpResponse:
        tries.append(first.pk)
        Assignment.objects.select_for_update().get(pk=first.pk)
        if len(tries) <= 2:
            both.wait(10)
        Assignment.objects.select_for_update().get(pk=second.pk)
        return HttpResponse(status=201)

    def ask(ends: tuple[Assignment, Assignment]) -> int:
        try:
            return idempotency.once(None, lambda: work(*ends)).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        answers = list(threads.map(ask, [(pair[0], pair[1]), (pair[1], pair[0])]))
    assert answers == [201, 201]
    assert len(tries) == 3


def moved(person: User, cast: Cast) -> None:
    """Yesterday was his last day in ward A; since today he works in ward B."""
    RoleAssignment.objects.filter(user=person).update(valid_to=TODAY - timedelta(days=1))
    builders.role(person, RoleKey.WARD_OFFICER, cast.ward_b, valid_from=TODAY)


def ended(person: User, cast: Cast) -> None:
    RoleAssignment.objects.filter(user=person).update(valid_to=TODAY - timedelta(days=1))


def disabled(person: User, cast: Cast) -> None:
    User.objects.filter(pk=person.pk).update(is_active=False)


@pytest.mark.parametrize(
    ("change", "on_page", "in_api"), [(moved, 403, 403), (ended, 404, 404), (disabled, 302, 401)]
)
def test_rights_end_with_the_next_request(
    cast: Cast, change: Callable[[User, Cast], None], on_page: int, in_api: int
) -> None:
    work = assignment(issued_paper(cast.district, item(1, leads=["@wards"])), "LB.00115")
    client, told = cast.client("ward_a_officer"), {"percent": 10, "result": "Đang làm"}
    page, api = f"/directives/assignments/{work.pk}/report/", f"/api/v1/assignments/{work.pk}/updates/"
    assert client.get(page).status_code == 200
    with transaction.atomic():
        assert client.post(api, told, content_type="application/json").status_code == 201
        transaction.set_rollback(True)
    change(cast.user("ward_a_officer"), cast)
    form = {**told, "reported_on": "16/10/2023"}
    assert (client.get(page).status_code, client.post(page, form).status_code) == (on_page, on_page)
    assert client.post(api, told, content_type="application/json").status_code == in_api
    assert not ProgressUpdate.objects.exists()
