"""Any printed number explained."""

from urllib.parse import urlencode

import pytest

from common import clock
from common.figures import referred
from dashboards.readings.explanations import READINGS
from dashboards.readings.figure_sources import SOURCES
from meetings.actions import meetings
from meetings.actions.meetings import MeetingFields
from meetings.readings.results import results_of_items
from tests.builders import PORTAL, assignment
from tests.dashboards.asking import BUDGET, many, seen, statements, told
from tests.directives.asking import accepted


def explained(cast, address, name="chair"):
    return seen(cast, name, address)["explanation"]


def test_it_resolves_every_figure_of_the_board(cast):
    told(cast)
    for side in seen(cast, "chair", "/")["board"].figures:
        found = explained(cast, side.figure.url)
        assert found.counted.figure == side.figure
        assert found.counted.formula


def test_the_rows_are_as_many_as_the_number(cast):
    told(cast)
    overdue, units, _waiting, _in_time = seen(cast, "chair", "/")["board"].figures
    assert len(explained(cast, overdue.figure.url).counted.rows) == int(overdue.figure) == 1
    assert len(explained(cast, units.figure.url).counted.rows) == int(units.figure) == 1


def test_of_a_past_day_it_says_what_the_number_is_today(cast):
    paper = told(cast).paper
    address = f"/explain/?figure=notice_items&directive={paper.pk}&status=done,late&on=2023-10-12"
    assert explained(cast, address).since == explained(cast, address).since
    accepted(assignment(paper, "LB.QLDA", 2))
    found = explained(cast, address)
    assert (int(found.counted.figure), int(found.since)) == (1, 2)
    assert explained(cast, address.partition("&on")[0]).since is None


def test_both_sides_of_a_row_that_changed_since_are_shown(cast):
    paper = told(cast).paper
    address = f"/explain/?figure=notice_items&directive={paper.pk}&status=over&on=2023-10-12"
    accepted(assignment(paper, "LB.QLDA", 2))
    found = explained(cast, address)
    (change,) = found.changes
    assert (int(found.counted.figure), int(found.since)) == (1, 0)
    assert (change.then.key, change.now) == ("over", None)
    page = cast.client("chair").get(address).content.decode()
    assert change.label in page
    assert explained(cast, address.partition("&on")[0]).changes == ()


def test_a_reference_opens_the_figure_it_stands_beside(cast):
    told(cast)
    client = cast.client("chair")
    for side in seen(cast, "chair", "/")["board"].figures:
        address = f"/explain/?{urlencode({'ref': side.figure.reference})}"
        assert client.get(address).headers["Location"] == side.figure.url
        assert referred(side.figure.reference).params == side.figure.params
        assert side.figure.reference in client.get(side.figure.url).content.decode().replace("&amp;", "&")
    for wrong in ("nothing", "nothing:unit=LB@2023-10-16", "open_items:unit=LB@2023-13-16", "open_items"):
        assert client.get(f"/explain/?{urlencode({'ref': wrong})}").status_code == 404


def test_every_figure_names_its_source():
    assert set(SOURCES) == set(READINGS)


def test_it_resolves_the_figures_of_a_meeting(cast):
    told(cast)
    with clock.at(cast.today):
        fields = MeetingFields(title="Họp giao ban quý III", held_on=cast.today)
        meeting = meetings.create(by=PORTAL, committee=cast.committee, fields=fields)
    heard = results_of_items(meeting, viewer=cast.actor("chair"), on=cast.today)
    for _status, figure in heard.counts.by_status:
        assert explained(cast, figure.url).counted.figure == figure


@pytest.mark.parametrize(
    "query",
    ["", "?figure=nothing", "?figure=notice_items", "?figure=notice_items&directive=abc", "?figure=notice_items&directive=999999", "?figure=open_items&unit=NOBODY", "?figure=results_of_items&meeting=x"],
)  # fmt: skip
def test_what_nobody_prints_is_not_found(cast, query):
    assert cast.client("chair").get(f"/explain/{query}").status_code == 404


def test_it_shows_only_what_the_viewer_may_see(cast):
    paper = told(cast).paper
    address = f"/explain/?figure=notice_items&directive={paper.pk}"
    assert cast.client("auditor").get(address).status_code == 200
    assert cast.client("outsider").get(address).status_code == 404
    assert cast.client("outsider").get("/explain/?figure=open_items&unit=LB").status_code == 404
    assert cast.client("outsider").get("/explain/?figure=done_on_time&unit=LB").status_code == 404


def test_it_costs_the_same_at_one_row_and_at_fifty(cast):
    address = "/explain/?figure=open_items&unit=LB"
    many(cast, 1)
    one = statements(cast.client("chair"), address)
    many(cast, 50)
    assert statements(cast.client("chair"), address) == one <= BUDGET
