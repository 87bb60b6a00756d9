"""Papers, meetings and the board over the API; what a list costs."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common import clock
from directives.actions import lineage
from directives.models import Assignment, Directive, DirectiveItem
from directives.policies.items import may_close
from meetings.models import Meeting
from tests import builders
from tests.api import asking
from tests.api.asking import Program
from tests.api.conftest import DUE, ISSUED, Story
from tests.guards.access_world import meeting

LIST, REPORT, WHO = 6, 10, 3


def statements(context: CaptureQueriesContext) -> list[str]:
    """Without transactions and savepoints."""
    skipped = ("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT")
    return [query["sql"] for query in context.captured_queries if not query["sql"].startswith(skipped)]


def test_it_lists_papers_that_are_visible(story: Story, ward_a: Program) -> None:
    papers = ward_a.get("/directives/").json()["results"]
    assert [paper["number"] for paper in papers] == ["63-TB/BCĐ"]
    assert papers[0]["counts"] == {"items": 2, "total": 2, "done": 0, "over": 0, "soon": 0, "wait": 0}
    ward_b = asking.of(story.cast.ward_b).get("/directives/").json()["results"]
    assert {paper["number"] for paper in ward_b} == {"63-TB/BCĐ", "64-TB/BCĐ"}
    office = story.cast.client("secretary").get("/api/v1/directives/?state=draft").json()["results"]
    assert [paper["number"] for paper in office] == ["65-TB/BCĐ"]
    assert office[0]["permissions"]["may_edit_draft"]["allowed"]


def test_it_reads_a_paper_with_its_items(story: Story, ward_a: Program) -> None:
    answer = ward_a.get(f"/directives/{story.paper.pk}/")
    told = answer.json()
    assert [item["no"] for item in told["items"]] == [1, 2]
    assert {lead["unit"]["code"] for lead in told["items"][0]["leads"]} == {
        ward.code for ward in story.cast.wards
    }
    assert (told["owner"], told["committee"], told["version"]) == ("LB", "LB.BCD", 2)
    assert told["permissions"]["may_issue"]["code"] == "key_may_not_decide"
    assert answer["ETag"] == f'"directive-{story.paper.pk}-2"'
    assert told["items"][0]["permissions"]["may_close"]["code"] == "key_may_not_decide"
    own = next(lead for lead in told["items"][0]["leads"] if lead["id"] == story.work.pk)
    assert own["permissions"]["may_report"]["allowed"]


def test_an_item_tells_how_it_ended_and_where_it_goes_on(story: Story) -> None:
    """A link to what the reader may not see is left out; a day before the act knows nothing of it."""
    old, other = (
        builders.issued_paper(
            story.cast.district,
            builders.item(1),
            builders.item(2),
            number=number,
            issued_on=ISSUED,
            on=ISSUED,
        )
        for number in ("70-TB/BCĐ", "71-TB/BCĐ")
    )
    hidden = builders.issued_paper(
        story.cast.district,
        builders.item(1, leads=["LB.00118"]),
        number="72-TB/BCĐ",
        circulation="restricted",
    )
    first, second = old.items.order_by("no")
    lineage.supersede(by=builders.PORTAL, item=first, successor=other.items.get(no=1), reason="Giao lại <cả>")
    lineage.supersede(by=builders.PORTAL, item=second, successor=hidden.items.get(), reason="Mật danh")

    def told(paper: Directive, query: str = "") -> list[dict[str, Any]]:
        answer = story.cast.client("ward_a_officer").get(f"/api/v1/directives/{paper.pk}/{query}").json()
        return [item["lineage"] for item in answer["items"]]

    one, two = told(old)
    assert (one["ended"]["how"], one["ended"]["reason"]) == ("superseded", "Giao lại <cả>")
    assert [(each["how"], each["directive_number"], each["item_no"]) for each in one["continued_in"]] == [
        ("superseded", "71-TB/BCĐ", 1)
    ]
    assert two["ended"]["how"] == "superseded"
    assert not two["continued_in"]
    assert [each["directive_number"] for each in told(other)[0]["continues"]] == ["70-TB/BCĐ"]
    assert told(other)[1] == {"ended": None, "continued_in": [], "continues": []}
    assert told(old, f"?on={ISSUED}")[0] == {"ended": None, "continued_in": [], "continues": []}


def test_what_may_be_done_is_what_the_acts_would_say(story: Story) -> None:
    duty = builders.issued_paper(
        story.cast.district, builders.item(1, kind="standing"), builders.item(2), number="66-TB/BCĐ"
    )
    for name in ("chair", "secretary", "ward_a_officer"):
        actor = story.cast.actor(name)
        told = story.cast.client(name).get(f"/api/v1/directives/{duty.pk}/").json()
        for shown in told["items"]:
            item = DirectiveItem.objects.select_related("directive").get(pk=shown["id"])
            leads = item.assignments.select_related("unit", "item__directive__committee")
            decision = may_close(actor, item, list(leads))
            assert shown["permissions"]["may_close"]["allowed"] is bool(decision)
            assert shown["permissions"]["may_close"]["code"] == decision.code


@pytest.mark.parametrize("hidden", ["foreign", "restricted", "draft"])
def test_it_finds_no_paper_that_is_not_visible(story: Story, ward_a: Program, hidden: str) -> None:
    assert ward_a.get(f"/directives/{getattr(story, hidden).pk}/").status_code == 404
    assert ward_a.get(f"/directives/{story.paper.pk}/").status_code == 200


def test_it_knows_papers_from_the_day_they_were_issued(story: Story, ward_a: Program) -> None:
    assert ward_a.get(f"/directives/{story.paper.pk}/?on=2023-10-01").status_code == 404
    assert ward_a.get("/directives/?on=2023-10-01").json()["results"] == []
    assert ward_a.get(f"/directives/{story.paper.pk}/?on=2023-10-02").status_code == 200


def test_it_finds_words_without_marks(story: Story, ward_a: Program) -> None:
    assert ward_a.get("/directives/?q=KET LUAN").json()["results"]
    assert not ward_a.get("/directives/?q=khong co").json()["results"]


def test_it_lists_and_reads_meetings(story: Story, ward_a: Program) -> None:
    held = meeting(story.cast, story.cast.today)
    listed = ward_a.get("/meetings/?from=2023-10-01&to=2023-10-31&committee=LB.BCD").json()["results"]
    assert [row["id"] for row in listed] == [held.pk]
    answer = ward_a.get(f"/meetings/{held.pk}/")
    told = answer.json()
    assert (told["committee"], told["held_on"], told["starts_at"]) == ("LB.BCD", "2023-10-16", "14:00:00")
    assert told["permissions"]["may_change"]["code"] == "key_may_not_decide"
    assert answer["ETag"] == f'"meeting-{held.pk}-{told["version"]}"'
    other = asking.of(story.cast.unit("TL.P1"))
    assert other.get(f"/meetings/{held.pk}/").status_code == 404
    assert other.get("/meetings/").json()["results"] == []
    assert other.get("/meetings/?committee=LB.BCD").status_code == 400
    assert Meeting.objects.count() == 1


def test_it_reads_the_board_of_a_unit_and_of_the_plan(story: Story, ward_a: Program) -> None:
    own = ward_a.get("/dashboard/").json()
    assert own["name"] == story.cast.ward_a.name
    assert own["notice"]["counts"]["total"]["value"] == 1
    plan = ward_a.get("/dashboard/?unit=LB").json()
    assert plan["notice"]["counts"]["total"]["value"] == 2
    assert ward_a.get("/dashboard/?unit=TL").status_code == 404
    assert ward_a.get("/dashboard/?committee=TL.BCD").status_code == 404
    chair = story.cast.client("chair").get("/api/v1/dashboard/?on=2023-10-10").json()
    assert (chair["on"], chair["notice"]["number"]) == ("2023-10-10", "64-TB/BCĐ")


@pytest.mark.parametrize("board", ["unit", "projects"])
def test_it_reads_the_board_of_a_role(story: Story, ward_a: Program, board: str) -> None:
    own = ward_a.get(f"/dashboard/{board}/").json()
    assert (own["code"], own["name"]) == (story.cast.ward_a.code, story.cast.ward_a.name)
    for line in own["lines"]:
        assert line["reference"].startswith(line["figure"]["explained_at"].split("figure=")[1].split("&")[0])
    assert ward_a.get(f"/dashboard/{board}/?unit=LB.VHTT").status_code == 404
    chair = story.cast.client("chair")
    whose = chair.get(f"/api/v1/dashboard/{board}/?unit={own['code']}&on=2023-10-10").json()
    assert (whose["on"], whose["code"]) == ("2023-10-10", own["code"])
    nobody = chair.get(f"/api/v1/dashboard/{board}/")
    assert (nobody.status_code, nobody.json()["code"]) == (403, "no_unit")


def lists(story: Story) -> list[tuple[str, int]]:
    return [("/assignments/?unit=LB&page_size=100", 100), ("/directives/?page_size=100", 20), ("/units/", 19)]


@pytest.fixture
def one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real clock stands still: on a slow machine a minute passes, and that a sign-in or key is in use is noted anew."""
    moment = clock.wall()
    monkeypatch.setattr(clock, "wall", lambda: moment)


@pytest.mark.usefixtures("one_moment")
def test_it_costs_the_same_whatever_the_number_of_rows(story: Story) -> None:
    for number in range(100, 125):
        builders.issued_paper(
            story.cast.district,
            builders.item(1, leads=["@wards"], due=DUE),
            builders.item(2, leads=["LB.VHTT"], due=DUE),
            on=ISSUED,
            issued_on=ISSUED,
            number=f"{number}-TB/BCĐ",
            committee=None,
            issuer_name="UBND quận",
        )
    program = asking.of(story.cast.ward_a)
    program.get("/me/")
    for asker in (program.get, of_session(story, "head_of_office")):
        for path, rows in lists(story):
            with CaptureQueriesContext(connection) as context:
                told = asker(path).json()
            assert len(told["results"]) >= rows
            assert len(statements(context)) <= LIST + WHO, (path, statements(context))


def of_session(story: Story, name: str) -> Any:
    client = story.cast.client(name)
    client.get("/api/v1/me/")
    return lambda path: client.get(f"/api/v1{path}")


@pytest.mark.parametrize("key", ["", "once"])
def test_it_reports_in_ten_statements(story: Story, ward_a: Program, key: str) -> None:
    ward_a.get("/me/")
    for work in (story.work, Assignment.objects.get(pk=story.work.pk)):
        with CaptureQueriesContext(connection) as context:
            body = {"percent": 60, "result": "Đã rà soát"}
            answer = ward_a.post(
                f"/assignments/{work.pk}/updates/", body, key=f"{key}{work.version}" if key else ""
            )
        assert answer.status_code == 201
        who = [sql for sql in statements(context) if "organizations_apikey" in sql]
        assert len(who) == 1
        assert len(statements(context)) - len(who) <= REPORT, "\n".join(statements(context))
