"""Items that need a leader's word, on the page of all of them."""

from tests.dashboards.asking import BUDGET, many, seen, statements, told


def rows(cast, query="", name="chair"):
    return seen(cast, name, f"/attention/{query}")["listing"].rows


def test_it_shows_all_of_them_in_the_order_of_the_board(cast):
    many(cast, 30)
    tile = seen(cast, "chair", "/board/attention/")["tile"]
    found = rows(cast)
    assert found[:7] == tile.first
    assert seen(cast, "chair", "/attention/")["listing"].total == tile.count


def test_it_keeps_one_kind(cast):
    told(cast)
    assert [row.kind for row in rows(cast)] == ["over", "soon"]
    assert [row.kind for row in rows(cast, "?kind=soon")] == ["soon"]
    assert rows(cast, "?kind=accept") == ()


def test_the_other_district_sees_none_of_it(cast):
    told(cast)
    assert rows(cast, name="outsider") == ()
    assert cast.client("outsider").get("/attention/?unit=LB").status_code == 404


def test_who_may_not_urge_sees_why(cast):
    told(cast)
    assert all(row.decision.allowed for row in rows(cast))
    refused = rows(cast, name="auditor")
    assert refused
    assert all(str(row.decision.reason) for row in refused)


def test_it_costs_the_same_at_one_row_and_at_fifty(cast):
    many(cast, 1)
    one = statements(cast.client("chair"), "/attention/")
    many(cast, 50)
    assert statements(cast.client("chair"), "/attention/") == one <= BUDGET
