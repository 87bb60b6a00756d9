"""The office's pages: the queue, what changed since the last sending, decisions, submissions to repair, exceptions."""

import pytest
from django.test import Client

from reporting.models import Exemption, LockException, Report, SubmissionAttempt
from reporting.policies.seeing import may_see
from tests.cast import PEOPLE, Cast
from tests.guards import world_reporting
from tests.guards.world_reporting import ReportingWorld
from tests.infrastructure.layers import layer
from tests.reporting.sending import EARLIER, MONTH, MONTHLY, OPEN, put, stored, there


@layer
def world(cast: Cast) -> ReportingWorld:
    return world_reporting.build(cast)


@pytest.fixture
def office(cast: Cast) -> Client:
    return cast.client("secretary")


def text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return str(answer.content.decode())


def test_it_shows_what_changed_since_it_was_sent_back(
    cast: Cast, world: ReportingWorld, office: Client
) -> None:
    page = f"/reports/review/{world.waiting.pk}/"
    assert cast.ward_a.name in text(office, "/reports/review/")
    assert "<del>" not in text(office, page)
    answer = office.post(
        f"{page}return/", {"reason": "Lệch 2 máy so với kiểm kê", "version": world.waiting.version}
    )
    assert answer.status_code == 302
    assert cast.ward_a.name not in text(office, "/reports/review/").partition("<main")[2]
    put(cast, {**MONTH, "AT02": {"numerator": 15, "denominator": 22}}, submit=True)
    shown = text(office, page)
    assert "<del>17/22" in shown
    assert "15/22" in shown
    assert "Lệch 2 máy so với kiểm kê" in shown


def test_it_judges_only_the_version_that_was_seen(cast: Cast, world: ReportingWorld, office: Client) -> None:
    page = f"/reports/review/{world.waiting.pk}/accept/"
    stale = office.post(page, {"note": "", "version": world.waiting.version + 1})
    assert stale.status_code == 422
    assert stored(cast).state == "submitted"
    assert office.post(page, {"note": "", "version": world.waiting.version}).status_code == 302
    assert stored(cast).state == "accepted"


def test_a_reason_is_needed_to_reopen(cast: Cast, world: ReportingWorld, office: Client) -> None:
    page = f"/reports/review/{world.accepted.pk}/reopen/"
    assert text(office, page)
    sent = {"reason": " ", "version": world.accepted.version}
    assert office.post(page, sent).status_code == 422
    assert office.post(page, {**sent, "reason": "Sai số camera"}).status_code == 302
    assert stored(cast, period="2023-M09").state == "returned"


def test_a_refused_submission_is_repaired_or_put_aside(cast: Cast, world: ReportingWorld) -> None:
    ward = cast.client("ward_a_officer")
    page = f"/reports/refused/{world.attempt.pk}/"
    assert "37 máy" in text(ward, page)
    assert f"?attempt={world.attempt.pk}" in text(ward, page)
    form = ward.get(f"/reports/{MONTHLY}/{OPEN}/LB.00115/?attempt={world.attempt.pk}").context["page"]
    rows = {row.code: row for row in form.rows}
    assert (rows["HT04"].parts[0].text, len(rows["HT04"].errors)) == ("37 máy", 1)
    assert [part.text for part in rows["DVC02"].parts] == ["812", "1003"]  # what the body leaves out stands
    other = ward.get(f"/reports/{MONTHLY}/{EARLIER}/LB.00115/?attempt={world.attempt.pk}")
    assert "37 máy" not in other.content.decode()
    assert ward.post(f"{page}put-aside/").status_code == 302
    assert SubmissionAttempt.objects.get().settled_by
    assert page not in text(ward, "/reports/refused/")


def test_the_office_grants_exceptions_with_a_reason(
    cast: Cast, world: ReportingWorld, office: Client
) -> None:
    period = world.form.regime.periods.get(code="2023-M06")
    sent = {"form": world.form.pk, "unit": cast.ward_b.pk, "reason": "Trụ sở đang sửa chữa"}
    assert office.post("/reports/exceptions/exempt/", {**sent, "first": "01/11/2023"}).status_code == 302
    extend = {**sent, "period": period.pk, "until": "2023-10-20"}
    assert office.post("/reports/exceptions/extend/", {**extend, "until": "2023-10-01"}).status_code == 422
    assert office.post("/reports/exceptions/extend/", extend).status_code == 302
    assert (Exemption.objects.count(), LockException.objects.count()) == (1, 1)
    assert text(office, "/reports/exceptions/").count("Trụ sở đang sửa chữa") == 2


def test_a_query_and_the_rule_agree_on_who_sees_a_report(cast: Cast, world: ReportingWorld) -> None:
    at = there(cast)
    for person in PEOPLE:
        actor = cast.actor(person)
        found = Report.objects.visible_to(actor).filter(pk=world.waiting.pk).exists()
        assert found == may_see(actor, at).allowed, person
        attempts = SubmissionAttempt.objects.visible_to(actor).exists()
        assert attempts == found, person
