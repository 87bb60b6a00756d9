"""The board of leaders and of the office."""

from datetime import date, timedelta

import pytest

from common import clock
from directives.actions import assignments, captures, extensions
from directives.readings.rows import Status
from organizations.models import RoleAssignment
from organizations.permissions import RoleKey
from tests.builders import PORTAL, assignment, draft_paper, issued_paper, item, user
from tests.dashboards.asking import BUDGET, many, seen, statements, told
from tests.directives.asking import accepted, reported, verified


def board(cast, name="chair", query=""):
    return seen(cast, name, f"/{query}")["board"]


def attention(cast, name="chair", query=""):
    return seen(cast, name, f"/board/attention/{query}")["tile"]


def sentence(found):
    return "".join(words.text for words in found.notice.headline)


def numbers(found):
    return {words.key: words.text.split()[0] for words in found.notice.headline if words.url}


def test_it_says_what_became_of_the_latest_notice(cast):
    told(cast)
    found = board(cast)
    assert found.notice.number == "63-TB/BCĐ"
    assert numbers(found) == {"done": "1/5", "over": "1", "soon": "1"}
    assert (found.notice.done, found.notice.total) == (1, 5)


def test_every_item_keeps_its_number_and_place(cast):
    told(cast)
    cells = board(cast).notice.cells
    assert [cell.number for cell in cells] == [1, 2, 3, 4, 5, 6]
    assert [cell.status for cell in cells] == ["done", "over", "soon", "track", "none", "info"]


def test_each_number_of_the_sentence_opens_its_rows(cast):
    told(cast)
    for words in board(cast).notice.headline:
        if words.url:
            shown = seen(cast, "chair", words.url)["dossier"]
            assert len(shown.lines) == int(words.text.split()[0].split("/")[0])


def test_the_gravest_stands_first_and_the_done_is_not_there(cast):
    told(cast)
    rows = attention(cast).rows
    assert [(row.kind, row.title) for row in rows] == [
        ("over", "Trình phương án mặt bằng"),
        ("soon", "Tập huấn kỹ năng số"),
    ]
    assert rows[0].days == 6
    assert "Vướng mặt bằng tầng 3" in rows[0].why


def test_it_asks_for_a_decision_where_an_extension_waits(cast):
    paper = told(cast).paper
    extensions.ask(
        by=PORTAL,
        assignment=assignment(paper, "LB.VHTT", 5),
        requested_due_on=date(2023, 12, 20),
        reason="Chờ kinh phí",
    )
    kinds = [row.kind for row in attention(cast).rows]
    assert kinds == ["over", "extension", "soon"]


def test_a_verified_result_waits_for_its_acceptance(cast):
    verified(assignment(told(cast).paper, "LB.VHTT", 5))
    (row,) = [row for row in attention(cast).rows if row.kind == "accept"]
    assert row.decision.allowed
    (row,) = [row for row in attention(cast, "auditor").rows if row.kind == "accept"]
    assert not row.decision.allowed


def test_at_most_seven_rows_are_shown_and_all_are_counted(cast):
    many(cast, 12)
    found = attention(cast)
    assert len(found.first) == 7
    assert found.count > 7
    assert len(seen(cast, "chair", found.url)["listing"].rows) == found.count


def test_what_falls_due_within_fourteen_days_is_listed_by_day(cast):
    told(cast)
    assert [row.day for row in board(cast).due] == [date(2023, 10, 18)]


def test_without_a_notice_it_says_the_next_step(cast):
    answer = cast.client("secretary").get("/")
    assert answer.context["board"].notice is None
    assert "/directives/capture/" in answer.content.decode()
    assert "/directives/capture/" not in cast.client("auditor").get("/").content.decode()


@pytest.mark.parametrize("finish", [1, 2])
def test_with_nothing_overdue_the_sentence_says_so(cast, finish):
    paper = issued_paper(
        cast.district,
        item(1, due=date(2023, 12, 1)),
        item(2, due=date(2023, 12, 15)),
        on=date(2023, 9, 1),
    )
    for no in range(1, finish + 1):
        accepted(assignment(paper, "LB.VHTT", no))
    found = board(cast)
    assert numbers(found) == {"done": f"{finish}/2"}
    assert ("15/12" in sentence(found)) == (finish == 1)
    assert not attention(cast).rows


def test_a_paper_that_gives_out_no_work_does_not_take_the_place_of_one_that_does(cast):
    told(cast)
    issued_paper(
        cast.district, item(1, leads=[], kind="orientation"), number="70-TB/BCĐ", on=date(2023, 10, 1)
    )
    assert board(cast).notice.number == "63-TB/BCĐ"


def test_the_figures_speak_of_every_open_paper(cast):
    told(cast)
    issued_paper(
        cast.district, item(1, due=date(2023, 9, 20)), number="9-KH/UBND", kind="plan", on=date(2023, 9, 5)
    )
    overdue, units, waiting, in_time = board(cast).figures
    assert (int(overdue.figure), overdue.of) == (2, "/5")
    assert int(units.figure) == 2
    assert int(waiting.figure) == 0
    assert int(in_time.figure.value) == 100


def test_a_figure_without_data_says_so(cast):
    issued_paper(cast.district, item(1, due=date(2023, 12, 1)), on=date(2023, 9, 1))
    in_time = board(cast).figures[-1]
    assert in_time.figure.value is None
    assert in_time.value is None


def test_a_past_day_does_not_change_when_later_facts_arrive(cast):
    paper = told(cast).paper
    before = board(cast, query="?on=2023-10-12")
    listed = attention(cast, query="?on=2023-10-12").rows
    accepted(assignment(paper, "LB.QLDA", 2))
    reported(assignment(paper, "LB.NV", 3), percent=80)
    after = board(cast, query="?on=2023-10-12")
    assert before == after
    assert listed == attention(cast, query="?on=2023-10-12").rows
    assert numbers(after) == {"done": "1/5", "over": "1"}
    assert board(cast).notice.done == 2


def test_before_the_issue_there_was_no_notice(cast):
    told(cast)
    assert board(cast, query="?on=2023-08-31").notice is None
    assert board(cast, query="?on=2023-09-01").notice is not None


def test_a_past_day_offers_no_verb(cast):
    told(cast)
    verb = "/urge/"
    for address in ("/board/attention/", "/attention/"):
        assert verb in cast.client("chair").get(address).content.decode()
        assert verb not in cast.client("chair").get(f"{address}?on=2023-10-13").content.decode()


@pytest.mark.parametrize("asked", ["2023-13-01", "tomorrow", "20231016x"])
def test_what_is_no_day_is_refused(cast, asked):
    assert cast.client("chair").get(f"/?on={asked}").status_code == 400


def test_of_a_day_to_come_nothing_more_is_known_than_today(cast):
    told(cast)
    assert board(cast, query="?on=2024-01-01").on == cast.today


def test_the_other_district_sees_none_of_it(cast):
    told(cast)
    assert board(cast, "outsider").notice is None
    assert not attention(cast, "outsider").rows
    assert cast.client("outsider").get("/?unit=LB").status_code == 404
    assert cast.client("outsider").get("/?committee=LB.BCD").status_code == 404
    assert board(cast, query="?committee=LB.BCD").notice is not None


def test_it_narrows_to_one_unit(cast):
    told(cast)
    found = board(cast, query="?unit=LB.QLDA")
    assert [cell.number for cell in found.notice.cells] == [2]
    assert numbers(found) == {"done": "0/1", "over": "1"}


@pytest.mark.parametrize(
    "name",
    ["chair", "deputy_chair", "secretary", "head_of_office", "records_clerk", "monitor", "auditor", "admin"],
)
def test_who_has_a_role_in_the_plan_opens_the_board(cast, name):
    told(cast)
    assert cast.client(name).get("/").status_code == 200


@pytest.mark.parametrize("name", ["unit_leader", "lead_officer", "ward_a_officer", "ward_leader_a"])
def test_units_and_wards_open_their_own_board(cast, name):
    answer = cast.client(name).get("/")
    assert (answer.status_code, answer["Location"]) == (302, "/board/unit/")
    assert cast.client(name).get(answer["Location"]).status_code == 200


def test_returned_work_stays_before_the_office_until_its_unit_reports_again(cast):
    paper = told(cast).paper
    work = assignment(paper, "LB.VHTT", 5)
    reported(work, done=True)
    assignments.return_(by=cast.actor("secretary"), assignment=work, reason="Thiếu minh chứng")
    lines = {line.url: line.count for line in board(cast, "secretary").queue}
    address = "/directives/items/?state=returned"
    assert lines[address] == 1
    assert [line.row.no for line in seen(cast, "secretary", address)["lines"]] == [5]
    assert seen(cast, "secretary", f"{address}&on={clock.today() - timedelta(days=1)}")["lines"] == ()
    narrowed = board(cast, "secretary", f"?unit=LB.VHTT&committee=LB.BCD&on={clock.today()}").queue
    (link,) = [line.url for line in narrowed if "state=returned" in line.url]
    assert link == f"{address}&unit=LB.VHTT&committee=LB.BCD"
    assert [line.row.no for line in seen(cast, "secretary", link)["lines"]] == [5]
    yesterday = board(cast, "secretary", f"?on={clock.today() - timedelta(days=1)}").queue
    assert f"{address}&on={clock.today() - timedelta(days=1)}" in [line.url for line in yesterday]
    work.refresh_from_db()
    reported(work, done=True)
    assert {line.url: line.count for line in board(cast, "secretary").queue}[address] == 0
    assert seen(cast, "secretary", address)["lines"] == ()


def test_the_office_sees_what_waits_for_it_and_the_chair_does_not(cast):
    paper = told(cast).paper
    reported(assignment(paper, "LB.VHTT", 5), done=True)
    draft_paper(cast.district, number="")
    captures.start(
        by=cast.actor("secretary"), owner=cast.district, committee=cast.committee, text="1. Một việc"
    )
    queue = {line.url.partition("#")[2] or line.url: line.count for line in board(cast, "secretary").queue}
    assert queue["verify"] == 1
    assert queue["/directives/?state=draft"] == 1
    assert queue["/directives/capture/"] == 1
    assert board(cast, "chair").queue == ()


def test_restricted_papers_do_not_count_for_who_may_not_read_them(cast):
    told(cast)
    with clock.at(date(2023, 10, 1)):
        issued_paper(
            cast.district, item(1, due=date(2023, 10, 5)), number="71-TB/BCĐ", circulation="restricted"
        )
    assert board(cast, "chair").notice.number == "71-TB/BCĐ"
    assert board(cast, "auditor").notice.number == "63-TB/BCĐ"


@pytest.mark.parametrize("name", ["chair", "secretary"])
def test_it_costs_the_same_at_one_row_and_at_fifty(cast, name):
    many(cast, 1)
    one = statements(cast.client(name), "/")
    many(cast, 50)
    assert statements(cast.client(name), "/") == one <= BUDGET


def test_its_counts_add_up(cast):
    told(cast)
    counts = board(cast).notice.counts
    assert sum(int(figure) for _status, figure in counts.by_status) == int(counts.total) == 6
    assert int(counts.of(Status.INFO)) == 1


def test_who_holds_no_role_is_told_so(cast, client):
    client.force_login(user("nobody"))
    answer = client.get("/")
    assert answer.status_code == 200
    assert "board" not in answer.context
    assert answer.context["roles"] == []


def test_who_holds_a_role_that_opens_no_board_is_not_told_that_he_holds_none(cast, client):
    gone = user("gone")
    RoleAssignment.objects.create(
        user=gone, unit=cast.closed, role=RoleKey.UNIT_OFFICER, valid_from=date(2021, 1, 1)
    )
    client.force_login(gone)
    answer = client.get("/")
    assert answer.status_code == 200
    assert answer.context["roles"] == [str(RoleKey.UNIT_OFFICER.label)]
    assert str(RoleKey.UNIT_OFFICER.label) in answer.content.decode()
