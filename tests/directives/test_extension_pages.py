"""Asking for another deadline and deciding on it, through the browser's door."""

from datetime import date

import pytest

from directives.models import Assignment, DeadlineExtension
from tests.builders import assignment, issued_paper, item
from tests.infrastructure.layers import layer


@layer
def work(cast):
    paper = issued_paper(cast.district, item(1, due=date(2023, 10, 20)), on=date(2023, 9, 1))
    return assignment(paper, "LB.VHTT")


def ask(cast, work, name="lead_officer", **changed):
    body = {"requested_due_on": "2023-11-15", "reason": "Chờ kinh phí bổ sung", **changed}
    return cast.client(name).post(f"/directives/assignments/{work.pk}/extension/", body)


def decide(cast, name="chair", **changed):
    asked = DeadlineExtension.objects.get()
    body = {"decision": "approved", "reason": "", **changed}
    return cast.client(name).post(f"/directives/extensions/{asked.pk}/decide/", body)


def due(work, on):
    return Assignment.objects.get(pk=work.pk).due_on(on)


def test_it_is_asked_for_and_moves_nothing_until_it_is_decided(cast, work):
    assert ask(cast, work).status_code == 302
    assert due(work, cast.today) == date(2023, 10, 20)
    page = cast.client("lead_officer").get(f"/directives/assignments/{work.pk}/").context["work"]
    assert page.pending.reason == "Chờ kinh phí bổ sung"
    assert not page.pending.decision.allowed


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"requested_due_on": "2023-10-19"}, "requested_due_on"), ({"requested_due_on": "ngày mai"}, "requested_due_on"), ({"reason": ""}, "reason")],
)  # fmt: skip
def test_what_cannot_be_is_said_beside_its_field(cast, work, changed, field):
    answer = ask(cast, work, **changed)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not DeadlineExtension.objects.exists()


def test_a_second_request_waits_for_the_first(cast, work):
    ask(cast, work)
    answer = ask(cast, work, reason="Lần nữa")
    assert answer.status_code == 422
    assert answer.context["form"]["reason"].value() == "Lần nữa"
    assert cast.client("lead_officer").get(f"/directives/assignments/{work.pk}/extension/").status_code == 409


def test_the_chair_approves_and_the_original_deadline_is_kept(cast, work):
    ask(cast, work)
    assert decide(cast).status_code == 302
    assert due(work, cast.today) == date(2023, 11, 15)
    assert Assignment.objects.get(pk=work.pk).original_due_on == date(2023, 10, 20)


def test_a_rejection_needs_its_reason(cast, work):
    ask(cast, work)
    assert decide(cast, decision="rejected").status_code == 422
    assert decide(cast, decision="rejected", reason="Việc gấp").status_code == 302
    assert due(work, cast.today) == date(2023, 10, 20)


def test_it_is_decided_once(cast, work):
    ask(cast, work)
    decide(cast)
    assert decide(cast, decision="rejected", reason="x").status_code in (409, 422)
    assert due(work, cast.today) == date(2023, 11, 15)


def test_who_may_not_decide_is_told_and_an_outsider_finds_nothing(cast, work):
    ask(cast, work)
    assert decide(cast, "lead_officer").status_code == 403
    assert decide(cast, "auditor").status_code == 403
    assert decide(cast, "outsider").status_code == 404
    assert ask(cast, work, "outsider").status_code == 404
    assert ask(cast, work, "ward_a_officer").status_code == 403


def test_the_office_enters_the_chairs_decision(cast, work):
    ask(cast, work)
    title = cast.posts["chair"].title
    assert decide(cast, "secretary", on_behalf_of=title, basis="said_at_meeting").status_code == 302
    assert DeadlineExtension.objects.get().decided_by == title
