"""Requests with an Idempotency-Key: once, whoever asks again, and nothing half-done."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from common import audit, clock
from common.api import idempotency
from common.management.commands import prune_requests
from common.models import AnsweredRequest, AuditEntry
from common.tasks import prune_answered_requests
from directives.actions import progress_updates
from directives.models import ProgressUpdate
from organizations.actions import api_keys
from tests.api import asking
from tests.api.asking import Program
from tests.api.conftest import Story
from tests.builders import PORTAL

GOOD: dict[str, Any] = {"percent": 60, "result": "Đã rà soát 9/15 tổ dân phố"}


@pytest.fixture
def address(story: Story) -> str:
    return f"/assignments/{story.work.pk}/updates/"


def test_it_answers_the_same_request_the_same_way(address: str, ward_a: Program) -> None:
    first = ward_a.post(address, GOOD, key="a-1")
    acts = AuditEntry.objects.count()
    again = ward_a.post(address, GOOD, key="a-1")
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    assert first["ETag"] == again["ETag"]
    assert "Idempotent-Replayed" not in first
    assert again["Idempotent-Replayed"] == "true"
    assert ProgressUpdate.objects.count() == 1
    assert AuditEntry.objects.count() == acts


def test_it_answers_again_when_the_state_has_moved_on(story: Story, ward_a: Program) -> None:
    """The answer was lost on its way; meanwhile the work went on."""
    done = f"/assignments/{story.work.pk}/acknowledge/"
    first = ward_a.post(done, {}, key="k")
    told = {"percent": 100, "result": "Xong", "done": True}
    progress_updates.record(by=PORTAL, assignment=story.work, **told)
    again = ward_a.post(done, {}, key="k")
    assert (again.status_code, again.content) == (200, first.content)
    assert ward_a.post(done, {}, key="other").status_code == 409


def test_it_knows_the_same_body_in_other_bytes(address: str, ward_a: Program) -> None:
    ward_a.post(address, GOOD, key="k")
    turned = dict(reversed(list(GOOD.items())))
    assert ward_a.post(address, turned, key="k")["Idempotent-Replayed"] == "true"


@pytest.mark.parametrize("change", [{"percent": 61}, {"result": "Khác"}, {"cause": "x"}])
def test_it_refuses_a_key_with_another_body(address: str, ward_a: Program, change: dict[str, Any]) -> None:
    ward_a.post(address, GOOD, key="k")
    answer = ward_a.post(address, {**GOOD, **change}, key="k")
    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_reused")
    assert ProgressUpdate.objects.count() == 1


def test_it_refuses_a_key_at_another_address(address: str, story: Story, ward_a: Program) -> None:
    ward_a.post(address, GOOD, key="k")
    answer = ward_a.post(f"/assignments/{story.work.pk}/acknowledge/", {}, key="k")
    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_reused")


def test_it_keeps_the_keys_of_others_apart(address: str, story: Story, ward_a: Program) -> None:
    ward_a.post(address, GOOD, key="k")
    client = story.cast.client("ward_a_officer")
    headers = {"Idempotency-Key": "k"}
    answer = client.post(f"/api/v1{address}", GOOD, content_type="application/json", headers=headers)
    assert answer.status_code == 201
    assert "Idempotent-Replayed" not in answer
    assert ProgressUpdate.objects.count() == 2


def test_it_knows_the_request_of_a_key_that_was_replaced(address: str, ward_a: Program) -> None:
    ward_a.post(address, GOOD, key="k")
    new = asking.Program(api_keys.rotate(by=PORTAL, key=ward_a.new.key))
    assert new.post(address, GOOD, key="k")["Idempotent-Replayed"] == "true"


@pytest.mark.parametrize("key", ["", " ", "x" * 256, "kh\xf3a", "a\tb"])
def test_it_refuses_a_key_that_is_none(address: str, ward_a: Program, key: str) -> None:
    headers = ward_a.headers({"Idempotency-Key": key})
    answer = Client().post(f"/api/v1{address}", GOOD, content_type="application/json", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_idempotency_key")
    assert ward_a.post(address, GOOD, key="x" * 255).status_code == 201


@pytest.mark.parametrize(
    ("change", "status"),
    [({"percent": 101}, 422), ({"percent": "x"}, 422), ({"reported_on": "2023-10-17"}, 422)],
)
def test_it_lets_a_refused_request_be_corrected(
    address: str, ward_a: Program, change: dict[str, Any], status: int
) -> None:
    assert ward_a.post(address, {**GOOD, **change}, key="k").status_code == status
    assert not AnsweredRequest.objects.exists()
    assert ward_a.post(address, GOOD, key="k").status_code == 201


def test_it_keeps_nothing_of_what_was_not_allowed(story: Story, ward_a: Program) -> None:
    answer = ward_a.post(f"/assignments/{story.others.pk}/updates/", GOOD, key="k")
    assert answer.status_code == 403
    assert not AnsweredRequest.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("step", ["before the effect", "after the effect", "before the answer is kept"])
def test_it_does_all_or_nothing_when_it_dies_between_steps(
    address: str, ward_a: Program, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    class Died(BaseException):
        """What a killed process looks like to the database: the transaction never ends."""

    def die(*args: Any, **kwargs: Any) -> None:
        raise Died

    with monkeypatch.context() as patch:
        if step == "before the effect":
            patch.setattr("directives.actions.progress_updates.locked", die)
        elif step == "after the effect":
            patch.setattr(audit, "digest", die)
        else:
            patch.setattr("directives.api.work.update_row", die)
        with pytest.raises(Died):
            ward_a.post(address, GOOD, key="k")
    assert not ProgressUpdate.objects.exists()
    assert not AnsweredRequest.objects.exists()
    assert ward_a.post(address, GOOD, key="k").status_code == 201
    assert ward_a.post(address, GOOD, key="k")["Idempotent-Replayed"] == "true"
    assert ProgressUpdate.objects.count() == 1


class Deadlock(Exception):
    pgcode = "40P01"


class Cancelled(Exception):
    pgcode = "57014"


@pytest.mark.parametrize(
    ("cause", "fails", "status"), [(Deadlock, 2, 201), (Deadlock, 3, 503), (Cancelled, 1, 503)]
)
def test_it_tries_again_where_that_helps(
    address: str,
    ward_a: Program,
    monkeypatch: pytest.MonkeyPatch,
    cause: type[Exception],
    fails: int,
    status: int,
) -> None:
    left = [fails]
    real = progress_updates.record

    def failing(**kwargs: Any) -> Any:
        if left[0]:
            left[0] -= 1
            raise OperationalError("away") from cause()
        return real(**kwargs)

    monkeypatch.setattr(progress_updates, "record", failing)
    answer = ward_a.post(address, GOOD, key="k")
    assert answer.status_code == status
    if status == 503:
        assert int(answer["Retry-After"]) > 0
        assert not AnsweredRequest.objects.exists()


def test_it_forgets_after_seven_days(
    address: str, ward_a: Program, capsys: pytest.CaptureFixture[str]
) -> None:
    ward_a.post(address, GOOD, key="old")
    AnsweredRequest.objects.update(made_at=clock.wall() - timedelta(days=7, minutes=1))
    ward_a.post(address, GOOD, key="young")
    assert prune_answered_requests() == 1
    assert AnsweredRequest.objects.get().key == "young"
    prune_requests.Command().run_from_argv(["manage.py", "prune_requests"])
    assert "0" in capsys.readouterr().out


def test_it_waits_for_its_twin_and_gives_up(
    address: str, ward_a: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idempotency, "PATIENCE", 0.05)
    owner = str(ward_a.new.key.user_id)
    with idempotency.at_work.turn(idempotency.Claim(owner, "k", "")):
        answer = ward_a.post(address, GOOD, key="k")
        assert (answer.status_code, answer.json()["code"]) == (409, "in_progress")
        assert int(answer["Retry-After"]) > 0
        assert ward_a.post(address, GOOD, key="other").status_code == 201
    assert ward_a.post(address, GOOD, key="k").status_code == 201
