"""Reports over the API: upsert on the natural key, outcome of every value, ETag and If-Match, acts of unit and office."""

from typing import Any

import pytest
from django.test import Client

from reporting.actions import versions
from reporting.models import Report, ReportForm, ReportVersion, SubmissionAttempt, Value
from tests.api import asking
from tests.api.asking import ROOT, Program
from tests.cast import Cast
from tests.infrastructure.layers import layer
from tests.reporting.sending import CLOSED, EARLIER, FUTURE, MONTH, MONTHLY, OPEN


def path(period: str = OPEN, unit: str = "LB.00115", act: str = "") -> str:
    return f"/reports/{MONTHLY}/{period}/{unit}/{act}"


@layer
def ward(cast: Cast, monthly: ReportForm) -> Program:
    return asking.of(cast.ward_a)


def as_person(cast: Cast, name: str, act: str, body: Any = None, unit: str = "LB.00115") -> Any:
    return cast.client(name).post(
        ROOT + path(unit=unit, act=act), {} if body is None else body, content_type="application/json"
    )


def test_it_creates_a_report_and_answers_the_same_afterwards(ward: Program) -> None:
    answer = ward.put(path(), {"values": MONTH, "submit": True})
    told = answer.json()
    assert answer.status_code == 201, told
    assert {value["outcome"] for value in told["values"].values()} == {"accepted"}
    assert (told["state"], told["timeliness"], told["filled_percent"]) == ("submitted", "on_time", 100)
    again = ward.put(path(), {"values": MONTH, "submit": True})
    assert again.status_code == 200
    assert {value["outcome"] for value in again.json()["values"].values()} == {"unchanged"}
    assert again["ETag"] == answer["ETag"]
    read = ward.get(path())
    assert read.json()["values"] == MONTH
    assert read["ETag"] == answer["ETag"]
    assert (Report.objects.count(), ReportVersion.objects.count()) == (1, 1)


def test_it_keeps_what_it_rejects_and_stores_nothing(ward: Program) -> None:
    wrong = {"values": {**MONTH, "DVC02": {"numerator": 9, "denominator": 3}, "HT04": {"value": "1.234,5"}}}
    answer = ward.put(path(), wrong)
    told = answer.json()
    assert answer.status_code == 422
    assert {(error["field"], error["code"]) for error in told["errors"]} == {
        ("values.DVC02.numerator", "numerator_over_denominator"),
        ("values.HT04.value", "not_a_number"),
    }
    assert told["values"]["HT04"]["outcome"] == "rejected"
    assert told["values"]["NL03"]["outcome"] == "accepted"
    assert not Report.objects.exists()
    kept = SubmissionAttempt.objects.get()
    assert kept.body == wrong
    assert set(kept.errors[0]["message"]) == {"vi", "en"}
    ward.put(path(), wrong)
    kept.refresh_from_db()
    assert kept.times == 2


def test_it_answers_a_dry_run_like_the_real_one(ward: Program) -> None:
    dry = ward.put(path() + "?dry_run=true", {"values": MONTH, "submit": True})
    assert dry.status_code == 200
    assert "ETag" not in dry
    assert ward.get(path()).status_code == 404
    real = ward.put(path(), {"values": MONTH, "submit": True}).json()
    moments = ("written_at", "sent_at")
    assert {k: v for k, v in dry.json().items() if k not in moments} == {
        k: v for k, v in real.items() if k not in moments
    }


def test_it_wants_to_know_what_was_seen_of_anothers_version(cast: Cast, ward: Program) -> None:
    first = ward.put(path(), {"values": {"HT04": {"value": 1}}})
    cast.client("ward_a_officer").put(
        ROOT + path(), {"values": {"HT04": {"value": 2}}}, content_type="application/json"
    )
    assert Report.objects.get().version == 1  # the officer saw nothing of it: 428
    officer = cast.client("ward_a_officer")
    seen = officer.put(
        ROOT + path(),
        {"values": {"HT04": {"value": 2}}},
        content_type="application/json",
        headers={"If-Match": first["ETag"]},
    )
    assert seen.status_code == 200
    assert ward.put(path(), {"values": {"HT04": {"value": 2}}}).status_code == 200  # equal: nothing to see
    assert ward.put(path(), {"values": {"HT04": {"value": 3}}}).status_code == 428
    stale = ward.put(path(), {"values": {"HT04": {"value": 3}}}, **{"If-Match": first["ETag"]})
    assert (stale.status_code, stale.json()["code"]) == (412, "stale")
    assert stale["ETag"] == seen["ETag"]


@pytest.mark.parametrize(
    ("period", "unit", "status", "code"),
    [
        (CLOSED, "LB.00115", 422, "period_closed"),
        (FUTURE, "LB.00115", 422, "period_future"),
        ("2023-M99", "LB.00115", 422, "unknown_period"),
        ("2023-M99", "LB.00118", 403, "role"),
        ("2023-M99", "LB.DC", 403, "unit_closed"),
        ("2023-M99", "TL.P1", 404, "not_found"),
        (OPEN, "LB.DC", 403, "unit_closed"),
        (OPEN, "LB.00118", 403, "role"),
        (OPEN, "TL.P1", 404, "not_found"),
        (OPEN, "99999", 404, "not_found"),
        (OPEN, "00115", 201, None),
    ],
)
def test_it_says_why_a_place_takes_nothing(
    ward: Program, period: str, unit: str, status: int, code: str | None
) -> None:
    answer = ward.put(path(period, unit), {"values": MONTH})
    assert (answer.status_code, answer.json().get("code")) == (status, code)


def test_it_leaves_judging_to_people_of_the_office(cast: Cast, ward: Program) -> None:
    ward.put(path(), {"values": MONTH, "submit": True})
    by_key = ward.post(path(act="accept/"))
    assert (by_key.status_code, by_key.json()["code"]) == (403, "key_may_not_decide")
    assert as_person(cast, "ward_leader_a", "accept/").status_code == 403
    assert as_person(cast, "outsider", "accept/").status_code == 404
    assert as_person(cast, "secretary", "return/").status_code == 422
    returned = as_person(cast, "secretary", "return/", {"reason": "Lệch số máy trạm."})
    assert (returned.status_code, returned.json()["state"]) == (200, "returned")
    assert not Value.objects.exists()
    changed = ward.put(
        path(), {"values": {"AT02": {"numerator": 15, "denominator": 22}}, "submit": True},
        **{"If-Match": returned["ETag"]},
    )  # fmt: skip
    assert changed.json()["state"] == "submitted"
    assert changed.json()["timeliness"] == "on_time"
    accepted = as_person(cast, "secretary", "accept/", {"note": "Đạt yêu cầu."})
    assert (accepted.status_code, accepted.json()["state"]) == (200, "accepted")
    assert as_person(cast, "secretary", "accept/").status_code == 409
    assert ward.put(path(), {"values": {"HT04": {"value": 1}}}).json()["code"] == "accepted"
    reopened = as_person(cast, "head_of_office", "reopen/", {"reason": "Sai số camera."})
    assert reopened.json()["state"] == "returned"
    acts = list(ReportVersion.objects.order_by("number").values_list("act", flat=True))
    assert acts == ["submitted", "returned", "submitted", "accepted", "reopened"]


def test_it_answers_every_row_of_a_batch(ward: Program) -> None:
    row = {"form": MONTHLY, "unit": "LB.00115"}
    rows = [{**row, "period": OPEN, "values": MONTH}, {**row, "period": CLOSED, "values": MONTH}]
    answer = ward.post("/reports/batch/", {"reports": rows})
    assert [told["status"] for told in answer.json()["results"]] == [201, 422]
    assert (Report.objects.count(), SubmissionAttempt.objects.count()) == (1, 1)
    whole = ward.post("/reports/batch/?atomic=true", {"reports": [{**rows[0], "submit": True}, rows[1]]})
    assert whole.status_code == 422
    assert Report.objects.get().state == "draft"


class Killed(BaseException):
    """The process ends."""


def test_a_batch_that_dies_in_the_middle_leaves_nothing_and_is_stored_once_when_it_comes_again(
    cast: Cast, ward: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        {"form": MONTHLY, "unit": "LB.00115", "period": period, "values": MONTH, "submit": True}
        for period in (EARLIER, OPEN)
    ]

    def dying(*_told: Any) -> None:
        raise Killed

    for step in ("keep_all", "told"):  # after the reports, and after versions, figures and sums
        with monkeypatch.context() as patched:
            patched.setattr(versions, step, dying)
            with pytest.raises(Killed):
                ward.post("/reports/batch/", {"reports": rows}, key="m")
        assert not Report.objects.exists()
        assert not Value.objects.exists()
    first = ward.post("/reports/batch/", {"reports": rows}, key="m")
    assert [told["status"] for told in first.json()["results"]] == [201, 201]
    again = ward.post("/reports/batch/", {"reports": rows}, key="m")  # the first answer was lost on its way
    assert (again.content, again["Idempotent-Replayed"]) == (first.content, "true")
    other = ward.post("/reports/batch/", {"reports": rows[:1]}, key="m")
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
    for key in ("", " ", "k" * 256):
        assert ward.post("/reports/batch/", {"reports": rows}, **{"Idempotency-Key": key}).status_code == 400
    theirs = [{**row, "unit": "LB.00118"} for row in rows]
    apart = asking.of(cast.ward_b).post("/reports/batch/", {"reports": theirs}, key="m")
    assert [told["status"] for told in apart.json()["results"]] == [201, 201]
    assert (Report.objects.count(), ReportVersion.objects.count(), Value.objects.count()) == (4, 4, 80)


def test_it_shows_nothing_of_another_ward(cast: Cast, ward: Program) -> None:
    ward.put(path(), {"values": MONTH})
    other = asking.of(cast.ward_b)
    assert other.get(path()).status_code == 404
    assert other.get("/reports/").json()["results"] == []
    assert [row["unit"] for row in ward.get("/reports/?state=draft").json()["results"]] == ["LB.00115"]
    assert cast.client("secretary").get(ROOT + path()).status_code == 200
    assert Client().get(ROOT + path()).status_code == 401


def test_it_tells_the_catalogue_the_forms_and_the_open_periods(ward: Program) -> None:
    assert len(ward.get("/indicators/").json()["results"]) == 40
    form = ward.get(f"/forms/{MONTHLY}/").json()
    assert len(form["indicators"]) == 20
    schema = ward.get(f"/forms/{MONTHLY}/schema/").json()
    assert set(schema["properties"]["values"]["properties"]) == set(MONTH)
    opened = ward.get(f"/periods/?form={MONTHLY}&open=true").json()["results"]
    assert [row["code"] for row in opened] == ["2023-M10", "2023-M09"]
    assert opened[0]["due_on"] == "2023-10-17"
