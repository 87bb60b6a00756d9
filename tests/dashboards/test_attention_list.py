"""One list of what needs direction: over items, projects, units, reports and money, in one published order."""

from datetime import date

from common import clock
from common.days import with_day
from common.stamps import stamp
from dashboards.readings.attention_rows import Rank
from projects.actions import baselines
from projects.models import ProjectItem
from projects.policies.milestones import PlanLine
from tests.builders import PORTAL
from tests.dashboards.asking import seen, statements, told
from tests.infrastructure.layers import layer
from tests.projects import money
from tests.projects.money import TY, enter
from tests.reporting.test_completeness import history, sent

PAGE, PART = "/attention/", "/board/attention/"


@layer
def plan(cast):
    """DA-01 has a critical milestone overdue since 30/6; DA-02 paid more in 2023 than was planned."""
    made = money.plan(cast)
    with clock.at(date(2023, 1, 5)):
        lines = [PlanLine(1, "Nghiệm thu", date(2023, 1, 1), date(2023, 6, 30), weight=1, is_critical=True)]
        baselines.lay(by=PORTAL, project=made.one, lines=lines)
        enter(made.other, "allocated", TY, year=2023)
    with clock.at(date(2023, 6, 30)):
        enter(made.other, "disbursed", 2 * TY, year=2023, paid_on=date(2023, 6, 20))
    return made


def months(cast):
    """One unit sent August and not all of September; another neither."""
    history(cast)
    sent(cast, "LB.00121", "2023-M08", date(2023, 8, 15))


def rows(cast, name="chair", query=""):
    return seen(cast, name, f"{PAGE}{query}")["listing"].rows


def of_plan(cast, name="chair", query=""):
    return [row for row in rows(cast, name, query) if row.kind in ("project", "money")]


def test_everything_stands_in_one_list_by_the_published_rule(cast, plan):
    told(cast)
    months(cast)
    found = rows(cast)
    assert {"over", "soon", "project", "money", "report", "ward"} <= {row.kind for row in found}
    assert list(found) == sorted(found, key=lambda row: (row.rank, row.weight))
    late = [row.weight for row in found if row.rank is Rank.PASSED]
    assert len({row.kind for row in found if row.rank is Rank.PASSED}) == 4
    assert all(days <= 0 for days in late)
    first = found[0]
    assert (first.kind, first.title[:5], first.weight) == (
        "project",
        "DA-01",
        -(cast.today - date(2023, 6, 30)).days,
    )
    ranks = [row.rank for row in found]
    assert ranks.index(Rank.MONEY) < ranks.index(Rank.AHEAD)


def test_the_board_shows_its_first_rows_and_counts_all_of_them(cast, plan):
    told(cast)
    tile = seen(cast, "chair", PART)["tile"]
    assert tile.first == rows(cast)[:7]
    assert tile.figure.value == len(rows(cast)) == tile.count
    counted = seen(cast, "chair", tile.figure.url)["explanation"].counted
    assert counted.figure == tile.figure
    assert [row.label for row in counted.rows] == [row.title for row in tile.rows]
    answer = cast.client("chair").get("/api/v1/dashboard/").json()
    assert [row["title"] for row in answer["attention"]] == [row.title for row in tile.first]
    assert answer["attention_count"] == answer["attention_figure"]["value"] == tile.count


def test_a_unit_silent_for_two_periods_stands_alone_and_not_twice(cast):
    months(cast)
    found = rows(cast)
    silent = [row for row in found if row.kind == "ward"]
    (late,) = [row for row in found if row.kind == "report"]
    assert silent
    assert all(row.who not in late.who for row in silent)
    assert [row.kind for row in rows(cast, query="?unit=LB.00115")] != [row.kind for row in found]


def test_the_unit_asked_for_narrows_projects_and_reports_too(cast, plan):
    told(cast)
    months(cast)
    found = rows(cast, query="?unit=LB.QLDA")
    assert [row.title[:5] for row in found if row.kind == "money"] == ["DA-02"]
    assert not [row for row in found if row.title.startswith("DA-01") or row.kind in ("report", "ward")]
    assert not of_plan(cast, query="?committee=LB.BCD")


def test_a_leader_has_every_verb_and_each_leads_to_its_form(cast, plan):
    paper = told(cast).paper
    with clock.at(date(2023, 10, 1)):
        ProjectItem.objects.create(project=plan.one, item=paper.items.get(no=2), **stamp(PORTAL))
    over = next(row for row in rows(cast) if row.kind == "over")
    assert [verb.icon for verb in over.verbs] == ["message-2", "send", "message-2", "transfer"]
    late = next(row for row in rows(cast) if row.kind == "project")
    assert late.verb_url == "/projects/DA-01/explanation/"
    assert len(late.verbs) == 3
    for verb in (*over.verbs, *late.verbs):
        assert verb.decision.allowed
        assert cast.client("chair").get(verb.url).status_code == 200
    handed = cast.client("chair").get(over.verbs[-1].url).context["form"]
    assert handed["units"].value() == ["LB.UBND"]
    assert handed["text"].value()


def test_who_may_not_ask_sees_why_and_a_deputy_is_offered_no_deputy(cast, plan):
    told(cast)
    refused = next(row for row in rows(cast, "auditor") if row.kind == "project")
    assert not refused.decision.allowed
    assert str(refused.decision.reason)
    assert not [verb for row in rows(cast, "deputy_chair") for verb in row.verbs if "hand=" in verb.url]


def test_a_past_day_shows_what_was_known_then_and_offers_no_verb(cast, plan):
    told(cast)
    past = rows(cast, query="?on=2023-06-10")
    assert not [row for row in past if row.kind == "money"]
    assert "money" in [row.kind for row in rows(cast, query="?on=2023-07-05")]
    page = cast.client("chair").get(with_day(PART, date(2023, 10, 13))).content.decode()
    assert "DA-01" in page
    assert "/explanation/" not in page
    assert "/explanation/" in cast.client("chair").get(PART).content.decode()


def test_with_nothing_to_say_it_says_so(cast):
    answer = cast.client("chair").get(PART)
    assert answer.context["tile"].rows == ()
    assert "Không có việc cần chỉ đạo" in answer.content.decode()


def test_the_other_district_sees_none_of_it(cast, plan):
    told(cast)
    assert rows(cast, "outsider") == ()
    assert cast.client("outsider").get(f"{PART}?unit=LB").status_code == 404


def test_it_costs_the_same_however_many_there_are(cast, plan):
    told(cast)
    months(cast)
    for address in (PAGE, PART):
        assert statements(cast.client("chair"), address) <= 20
