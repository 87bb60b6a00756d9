"""Whatever happens behind the API, the program learns it as a problem with a status that it can act on."""

import errno
from typing import Any

import pytest
from django.core.exceptions import SuspiciousOperation, ValidationError
from django.db import DataError, IntegrityError, InterfaceError, OperationalError
from django.db.models import ProtectedError
from django.http import Http404
from django.test import Client, RequestFactory

from common.api.failures import problem_of
from common.api.problems import Problem
from common.api.versions import require_seen
from common.decisions import STATUS, Kind, Refused, refuse
from tests.api.asking import Program
from tests.api.conftest import Story

FAILURES = [
    (IntegrityError("twin"), 409, "conflict"),
    (DataError("too long"), 400, "unstorable"),
    (OperationalError("server closed the connection"), 503, "unavailable"),
    (InterfaceError("connection already closed"), 503, "unavailable"),
    (SuspiciousOperation("x"), 400, "malformed"),
    (Http404(), 404, "not_found"),
    (OSError(errno.ENOSPC, "No space left on device"), 507, "no_room"),
    (ValidationError({"percent": "Too much"}), 422, "invalid"),
]


@pytest.mark.parametrize(("error", "status", "code"), FAILURES, ids=lambda each: type(each).__name__)
def test_it_answers_a_failure_with_a_problem(
    story: Story,
    ward_a: Program,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    status: int,
    code: str,
) -> None:
    def failing(*args: Any, **kwargs: Any) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr("organizations.api.me.me", failing)
        answer = ward_a.get("/me/")
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer["Content-Type"] == "application/problem+json"
    assert ("Retry-After" in answer) == (status == 503)
    assert ward_a.get("/me/").status_code == 200


def test_it_names_what_stands_in_the_way(story: Story) -> None:
    problem = problem_of(ProtectedError("in use", {story.work, story.others}))
    assert problem is not None
    assert (problem.status, len(problem.errors)) == (409, 2)


@pytest.mark.parametrize("kind", list(Kind))
def test_it_gives_every_refusal_its_status(kind: Kind) -> None:
    problem = problem_of(Refused(refuse(kind, "code", "Vì sao")))
    assert problem is not None
    assert problem.status == STATUS[kind]


def test_it_leaves_a_fault_of_ours_to_the_log() -> None:
    assert problem_of(KeyError("x")) is None
    assert problem_of(OSError(errno.EACCES, "Permission denied")) is None


def test_it_answers_a_fault_of_ours_as_a_problem_too(
    story: Story, ward_a: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*args: Any, **kwargs: Any) -> None:
        raise KeyError("secret words")

    monkeypatch.setattr("organizations.api.me.me", failing)
    answer = Client(raise_request_exception=False).get("/api/v1/me/", headers=ward_a.headers())
    assert (answer.status_code, answer.json()["code"]) == (500, "failed")
    assert b"secret words" not in answer.content


def test_it_wants_the_version_where_another_wrote_it(story: Story) -> None:
    """For the doors that replace: without If-Match only who wrote the stored version himself may."""
    plain = RequestFactory().put("/")
    seen = RequestFactory().put("/", headers={"If-Match": f'"assignment-{story.work.pk}-1"'})
    require_seen(plain, story.work, 1, written_by_other=False)
    require_seen(seen, story.work, 1, written_by_other=True)
    for request, version, status in ((plain, 1, 428), (seen, 2, 412)):
        with pytest.raises(Problem) as refused:
            require_seen(request, story.work, version, written_by_other=True)
        assert refused.value.status == status
        assert refused.value.headers["ETag"] == f'"assignment-{story.work.pk}-{version}"'
