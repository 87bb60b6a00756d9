"""Work of units over the API: read, acknowledged, reported, extended."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from directives.actions import assignments, evidence, extensions, lead_changes, progress_updates
from directives.models import Assignment, DeadlineExtension, ProgressUpdate
from documents.actions.received import received
from organizations.models import Unit
from tests import builders
from tests.api import asking
from tests.api.asking import Program
from tests.api.conftest import Story
from tests.builders import PORTAL
from tests.documents import papers

GOOD: dict[str, Any] = {"percent": 60, "result": "Đã rà soát 9/15 tổ dân phố", "reported_on": "2023-10-12"}
LATER = {"requested_due_on": "2023-12-15", "reason": "Chờ bố trí kinh phí"}


def path(work: Assignment, act: str = "") -> str:
    return f"/assignments/{work.pk}/{f'{act}/' if act else ''}"


def test_it_lists_what_my_unit_leads_or_coordinates(story: Story, ward_a: Program) -> None:
    mine = ward_a.get("/assignments/?state=open").json()["results"]
    assert [row["id"] for row in mine] == [story.work.pk]
    part = asking.of(story.cast.coordinator).get("/assignments/").json()["results"]
    assert [(row["id"], row["role"]) for row in part] == [(story.part.pk, "coordinating")]
    office = story.cast.client("secretary").get("/api/v1/assignments/?page_size=200").json()["results"]
    assert {story.work.pk, story.division.pk, story.secret.pk} <= {row["id"] for row in office}


def test_it_says_what_is_asked_and_how_it_stands(story: Story, ward_a: Program) -> None:
    row = ward_a.get("/assignments/").json()["results"][0]
    assert (row["state"], row["due_on"], row["percent"]) == ("assigned", "2023-11-15", 0)
    assert row["unit"]["code"] == "LB.00115"
    assert row["item"]["no"] == 1
    assert row["directive"]["number"] == "63-TB/BCĐ"
    assert row["version"] == 1
    assert row["permissions"]["may_report"] == {"allowed": True, "code": "", "reason": ""}


def test_it_lists_work_of_another_unit_of_the_plan(story: Story, ward_a: Program) -> None:
    seen = ward_a.get("/assignments/?unit=00118").json()["results"]
    assert [row["id"] for row in seen] == [story.others.pk]
    assert seen[0]["permissions"]["may_report"]["code"] == "role"
    assert ward_a.get("/assignments/?unit=TL.P1").status_code == 400
    assert ward_a.get("/assignments/?unit=nothing").status_code == 400


def test_it_shows_a_past_day_as_it_was(story: Story, ward_a: Program) -> None:
    ward_a.post(path(story.work, "updates"), GOOD)
    now = ward_a.get(path(story.work)).json()
    then = ward_a.get(f"{path(story.work)}?on=2023-10-10").json()
    assert (now["state"], now["percent"], len(now["updates"])) == ("in_progress", 60, 1)
    assert (then["state"], then["percent"], then["updates"]) == ("assigned", 0, [])
    assert ward_a.get(f"{path(story.work)}?on=2023-10-01").status_code == 404
    assert ward_a.get("/assignments/?state=assigned&on=2023-10-10").json()["results"]
    assert not ward_a.get("/assignments/?state=assigned").json()["results"]


def test_it_acknowledges(story: Story, ward_a: Program) -> None:
    answer = ward_a.post(path(story.work, "acknowledge"))
    assert (answer.status_code, answer.json()["state"]) == (200, "acknowledged")
    assert answer["ETag"] == ward_a.get(path(story.work))["ETag"]
    again = ward_a.post(path(story.work, "acknowledge"))
    assert (again.status_code, again.json()["code"]) == (409, "state")


def test_it_reports(story: Story, ward_a: Program) -> None:
    answer = ward_a.post(path(story.work, "updates"), GOOD)
    told = answer.json()
    assert answer.status_code == 201
    assert (told["percent"], told["result"], told["reported_on"]) == (60, GOOD["result"], "2023-10-12")
    assert (told["assignment"]["state"], told["assignment"]["version"]) == ("in_progress", 3)
    stored = ProgressUpdate.objects.get(pk=told["id"])
    assert (stored.by_kind, stored.by_label) == ("key", "Phần mềm một cửa · Thượng Thanh")


def test_it_reports_done(story: Story, ward_a: Program) -> None:
    told = ward_a.post(path(story.work, "updates"), {**GOOD, "done": True}).json()
    assert (told["percent"], told["assignment"]["state"]) == (100, "reported_done")


def test_it_keeps_one_form_of_letters(story: Story, ward_a: Program) -> None:
    decomposed = "Ph\u01b0\u01a1\u0300ng B\u00f4\u0300 \u0110\u00ea\u0300"
    told = ward_a.post(path(story.work, "updates"), {**GOOD, "result": decomposed}).json()
    assert told["result"] == "Phường Bồ Đề"


def test_it_asks_for_a_later_deadline(story: Story, ward_a: Program) -> None:
    answer = ward_a.post(path(story.work, "extensions"), LATER)
    assert (answer.status_code, answer.json()["previous_due_on"]) == (201, "2023-11-15")
    second = ward_a.post(path(story.work, "extensions"), LATER)
    assert (second.status_code, second.json()["code"]) == (409, "pending")
    assert DeadlineExtension.objects.filter(assignment=story.work).count() == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"percent": 101}, "percent"),
        ({"percent": -1}, "percent"),
        ({"percent": "60"}, "percent"),
        ({"percent": 60.5}, "percent"),
        ({"percent": True}, "percent"),
        ({"percent": None}, "percent"),
        ({"percent": 10**400}, "percent"),
        ({"result": ""}, "result"),
        ({"result": "   "}, "result"),
        ({"result": 5}, "result"),
        ({"result": "x" * 5001}, "result"),
        ({"cause": "x" * 2001}, "cause"),
        ({"done": "true"}, "done"),
        ({"done": 1}, "done"),
        ({"reported_on": "2023-10-17"}, "reported_on"),
        ({"reported_on": "2023-10-01"}, "reported_on"),
        ({"reported_on": "0001-01-01"}, "reported_on"),
        ({"reported_on": "2023-02-30"}, "reported_on"),
        ({"reported_on": "12/10/2023"}, "reported_on"),
        ({"reported_on": 20231012}, "reported_on"),
        ({"evidence": [999_999]}, "evidence"),
        ({"evidence": ["1"]}, "evidence.0"),
        ({"evidence": list(range(1, 9))}, "evidence"),
        ({"evidence": {}}, "evidence"),
        ({"state": "accepted"}, "state"),
        ({"request_key": "x"}, "request_key"),
        ({"by_label": "x"}, "by_label"),
    ],
)
def test_it_refuses_what_cannot_be_accepted(
    story: Story, ward_a: Program, change: dict[str, Any], field: str
) -> None:
    answer = ward_a.post(path(story.work, "updates"), {**GOOD, **change})
    assert answer.status_code == 422
    assert field in {error["field"] for error in answer.json()["errors"]}
    assert not ProgressUpdate.objects.exists()
    assert ward_a.post(path(story.work, "updates"), GOOD).status_code == 201


@pytest.mark.parametrize("body", ["[]", '"x"', "1", "null"])
def test_it_wants_an_object(story: Story, ward_a: Program, body: str) -> None:
    address = f"/api/v1{path(story.work, 'acknowledge')}"
    answer = Client().post(address, body, content_type="application/json", headers=ward_a.headers())
    assert answer.status_code == 422
    assert ward_a.post(path(story.work, "acknowledge"), {}).status_code == 200


def test_it_says_which_day_is_too_early(story: Story, ward_a: Program) -> None:
    early = {**LATER, "requested_due_on": "2023-11-01"}
    answer = ward_a.post(path(story.work, "extensions"), early)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "requested_due_on")
    assert ward_a.post(path(story.work, "extensions"), LATER).status_code == 201


REASON = {"reason": "Không thuộc chức năng của đơn vị"}
ACTS = [
    ("acknowledge", {}),
    ("updates", GOOD),
    ("extensions", LATER),
    ("decline", REASON),
    ("lead-changes", REASON),
]


def test_it_declines(story: Story, ward_a: Program) -> None:
    answer = ward_a.post(path(story.work, "decline"), REASON)
    assert (answer.status_code, answer.json()["state"]) == (200, "declined")
    assert ward_a.get("/assignments/?state=declined").json()["results"]


def test_it_asks_for_another_lead(story: Story, ward_a: Program) -> None:
    hidden = ward_a.post(path(story.work, "lead-changes"), {**REASON, "proposed_unit": "TL.P1"})
    assert (hidden.status_code, hidden.json()["errors"][0]["field"]) == (422, "proposed_unit")
    own = ward_a.post(path(story.work, "lead-changes"), {**REASON, "proposed_unit": "LB.00115"})
    assert own.status_code == 422
    answer = ward_a.post(path(story.work, "lead-changes"), {**REASON, "proposed_unit": "LB.TCKH"})
    assert (answer.status_code, answer.json()["proposed_unit"]) == (201, "LB.TCKH")
    told = ward_a.get(path(story.work)).json()["lead_changes"]
    assert [row["reason"] for row in told] == [REASON["reason"]]
    again = ward_a.post(path(story.work, "lead-changes"), REASON)
    assert again.status_code == 409


@pytest.mark.parametrize(("act", "body"), ACTS)
def test_it_finds_nothing_that_is_not_visible(story: Story, ward_a: Program, act: str, body: Any) -> None:
    for hidden in (story.abroad, story.secret):
        assert ward_a.post(path(hidden, act), body).status_code == 404
        assert ward_a.post(path(hidden, act), {"x": 1}).status_code == 404
        assert ward_a.get(path(hidden)).status_code == 404
    assert ward_a.post(f"/assignments/999999/{act}/", body).status_code == 404
    assert ward_a.post(f"/assignments/{'9' * 30}/{act}/", body).status_code == 404
    assert ward_a.post(path(story.work, act), body).status_code in {200, 201}


@pytest.mark.parametrize(("act", "body"), ACTS)
def test_it_refuses_the_work_of_another_unit(story: Story, ward_a: Program, act: str, body: Any) -> None:
    for sent in (body, {"x": 1}):
        answer = ward_a.post(path(story.others, act), sent)
        assert (answer.status_code, answer.json()["code"]) == (403, "role")
    assert asking.of(story.cast.ward_b).post(path(story.others, act), body).status_code in {200, 201}


@pytest.mark.parametrize(("act", "body"), ACTS)
def test_it_refuses_a_key_that_only_reads(story: Story, act: str, body: Any) -> None:
    reader = asking.of(story.cast.ward_a, scopes=["read"])
    answer = reader.post(path(story.work, act), body)
    assert (answer.status_code, answer.json()["code"]) == (403, "scope")
    row = reader.get(path(story.work)).json()
    assert row["permissions"]["may_report"]["code"] == "scope"
    assert row["permissions"]["may_accept"]["code"] == "key_may_not_decide"


@pytest.mark.parametrize(("act", "body"), ACTS)
def test_it_lets_a_closed_unit_only_read(story: Story, ward_a: Program, act: str, body: Any) -> None:
    Unit.objects.filter(pk=story.cast.ward_a.pk).update(valid_to=date(2023, 10, 15))
    answer = ward_a.post(path(story.work, act), body)
    assert (answer.status_code, answer.json()["code"]) == (403, "unit_closed")
    assert ward_a.get(path(story.work)).status_code == 200


@pytest.mark.parametrize(("act", "body"), ACTS)
def test_it_tells_the_state_before_the_shape(story: Story, ward_a: Program, act: str, body: Any) -> None:
    told = {"percent": 100, "result": "Xong", "done": True}
    progress_updates.record(by=PORTAL, assignment=story.work, **told)
    for sent in (body, {"x": 1}):
        answer = ward_a.post(path(story.work, act), sent)
        assert (answer.status_code, answer.json()["code"]) == (409, "state")


@pytest.mark.parametrize(("act", "body"), ACTS)
def test_it_wants_the_version_that_was_seen(story: Story, ward_a: Program, act: str, body: Any) -> None:
    stale = ward_a.get(path(story.work))["ETag"]
    with_news = builders.assignment(story.paper, "LB.00115", 1)
    if act != "acknowledge":
        assignments.acknowledge(by=PORTAL, assignment=with_news)
        answer = ward_a.post(path(story.work, act), body, **{"If-Match": stale})
        assert (answer.status_code, answer.json()["code"]) == (412, "stale")
        assert not ProgressUpdate.objects.exists()
        assert not DeadlineExtension.objects.exists()
    else:
        answer = ward_a.post(path(story.work, act), body, **{"If-Match": '"assignment-1-99"'})
        assert answer.status_code == 412
    fresh = ward_a.get(path(story.work))["ETag"]
    assert ward_a.post(path(story.work, act), body, **{"If-Match": fresh}).status_code in {200, 201}


@pytest.mark.parametrize("header", ["assignment-1", '"', "", '"a" "b"', '"a",,"b"'])
def test_it_refuses_an_if_match_that_is_none(story: Story, ward_a: Program, header: str) -> None:
    answer = ward_a.post(path(story.work, "acknowledge"), {}, **{"If-Match": header})
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_if_match")
    assert ward_a.post(path(story.work, "acknowledge"), {}, **{"If-Match": "*"}).status_code == 200


def test_it_lets_coordinators_report_but_not_finish(story: Story) -> None:
    finance = asking.of(story.cast.coordinator)
    answer = finance.post(path(story.part, "updates"), {**GOOD, "done": True})
    assert (answer.status_code, answer.json()["code"]) == (422, "coordinator_never_finishes")
    assert finance.post(path(story.part, "updates"), GOOD).status_code == 201
    refused = finance.post(path(story.part, "extensions"), LATER)
    assert (refused.status_code, refused.json()["code"]) == (403, "leads_only")


def test_it_takes_the_same_from_a_session(story: Story) -> None:
    client = story.cast.client("ward_a_officer")
    answer = client.post(f"/api/v1{path(story.work, 'updates')}", GOOD, content_type="application/json")
    assert answer.status_code == 201
    assert ProgressUpdate.objects.get().by_kind == "user"


def test_every_fact_about_the_work_is_another_version(story: Story, ward_a: Program) -> None:
    """Who holds an ETag has seen all that is told; a form or program that has not is refused."""
    office = story.cast.actor("chair")
    steps: list[Any] = [
        lambda: ward_a.post(path(story.work, "updates"), GOOD),
        lambda: ward_a.post(path(story.work, "updates"), {**GOOD, "percent": 70}),
        lambda: ward_a.post(path(story.work, "extensions"), LATER),
        lambda: extensions.decide(by=office, extension=story.work.extensions.get(), approve=True),
        lambda: ward_a.post(path(story.work, "lead-changes"), REASON),
        lambda: lead_changes.decide(
            by=office, request=story.work.lead_changes.get(), approve=False, reason="Đúng chức năng"
        ),
        lambda: evidence.add(by=PORTAL, assignment=story.work, file=received(papers.png(), "anh.png")),
        lambda: ward_a.post(path(story.work, "updates"), {**GOOD, "percent": 80, "done": True}),
    ]
    seen = [ward_a.get(path(story.work))["ETag"]]
    for step in steps:
        step()
        answer = ward_a.get(path(story.work))
        assert answer["ETag"] not in seen
        assert answer["ETag"] == f'"assignment-{story.work.pk}-{answer.json()["version"]}"'
        seen.append(answer["ETag"])
        stale = ward_a.post(path(story.work, "updates"), GOOD, **{"If-Match": seen[-2]})
        assert stale.status_code in (412, 409)
    told = ward_a.get(path(story.work)).json()
    (extension,), (change,), (file,) = told["extensions"], told["lead_changes"], told["evidence"]
    assert [row["version"] for row in (extension, change, file)] == [2, 2, 1]
    assert extension["permissions"]["may_decide"]["code"] == "key_may_not_decide"
    assert {row["version"] for row in (*told["updates"], *told["transitions"])} == {1}
