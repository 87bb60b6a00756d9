"""Giving out the work of a paper."""

from datetime import date

import pytest

from common.decisions import Kind
from common.models import AuditEntry
from directives.actions import directives, paper_steps
from directives.models import Assignment, Directive
from tests.builders import PORTAL, assignment, draft_paper, issued_paper, item
from tests.directives.asking import refusal


def units_of(paper, role, no=1):
    rows = Assignment.objects.filter(item__directive=paper, item__no=no, role=role)
    return set(rows.values_list("unit__code", flat=True))


def test_it_gives_each_lead_and_coordinating_unit_its_own_work(cast):
    paper = issued_paper(
        cast.district, item(1, leads=["@wards"], coordinators=["LB.CA", "LB.VHTT"], due=date(2023, 10, 31))
    )
    assert paper.state == Directive.State.ISSUED
    assert paper.issue_known_on == cast.today
    assert units_of(paper, "lead") == {ward.code for ward in cast.wards}
    assert units_of(paper, "coordinating") == {"LB.CA", "LB.VHTT"}
    assert set(Assignment.objects.values_list("original_due_on", flat=True)) == {date(2023, 10, 31)}
    entry = AuditEntry.objects.get(verb="directive.issued")
    assert '"assignments":6' in entry.facts


def test_it_makes_a_unit_that_leads_and_coordinates_only_lead(cast):
    ward = cast.ward_a.code
    paper = issued_paper(cast.district, item(1, leads=[ward], coordinators=["@wards"]))
    assert units_of(paper, "lead") == {ward}
    assert ward not in units_of(paper, "coordinating")


@pytest.mark.parametrize("kind", ["orientation", "information", "no_task"])
def test_it_gives_no_work_for_items_that_end_at_issue(cast, kind):
    paper = issued_paper(cast.district, item(1, kind=kind), item(2))
    assert units_of(paper, "lead", no=1) == set()
    assert units_of(paper, "lead", no=2) == {"LB.VHTT"}


def test_it_gives_out_a_submitted_draft_too(cast):
    draft = draft_paper(cast.district, by=cast.actor("secretary"))
    submitted = directives.submit(by=cast.actor("secretary"), directive=draft)
    assert submitted.state == Directive.State.SUBMITTED
    checked = paper_steps.check(by=cast.actor("head_of_office"), directive=submitted)
    assert directives.issue(by=cast.actor("records_clerk"), directive=checked).is_issued


def test_it_names_what_the_signed_paper_still_lacks(cast):
    draft = draft_paper(cast.district, number="", issued_on=None, signer_post="")
    told = refusal(lambda: directives.issue(by=PORTAL, directive=draft))
    assert (told.kind, told.code) == (Kind.INPUT, "incomplete")
    assert not Assignment.objects.exists()
    clerk = cast.actor("records_clerk")
    known = directives.register(
        by=clerk,
        directive=draft,
        number="64-TB/BCĐ",
        issued_on=date(2023, 10, 13),
        signer_post="Trưởng Ban Chỉ đạo",
    )
    assert directives.issue(by=clerk, directive=known).number == "64-TB/BCĐ"


def test_it_refuses_a_paper_dated_ahead_of_today(cast):
    draft = draft_paper(cast.district, issued_on=date(2023, 10, 17))
    assert refusal(lambda: directives.issue(by=PORTAL, directive=draft)).code == "future_date"


def test_it_expands_units_on_the_papers_date_and_names_one_that_had_ended(cast):
    before = issued_paper(cast.district, item(1, leads=["LB.DC"]), issued_on=date(2022, 12, 30))
    assert units_of(before, "lead") == {"LB.DC"}
    draft = draft_paper(
        cast.district,
        item(1, leads=["LB.DC"]),
        item(2, leads=["TL.P1"]),
        number="2",
        issued_on=date(2023, 1, 3),
    )
    told = refusal(lambda: directives.issue(by=PORTAL, directive=draft))
    assert (told.kind, told.code) == (Kind.INPUT, "unit_not_valid")
    assert "Phòng Dân cư" in str(told.reason)
    assert "TL.P1" in str(told.reason)
    assert "03/01/2023" in str(told.reason)


def test_it_refuses_items_due_before_the_papers_date(cast):
    early = item(4, due=date(2023, 10, 15))
    draft = draft_paper(cast.district, early, item(5, due=date(2023, 10, 16)))
    told = refusal(lambda: directives.issue(by=PORTAL, directive=draft))
    assert (told.kind, told.code) == (Kind.INPUT, "due_before_paper")
    assert "4 (15/10/2023)" in str(told.reason)
    assert "5 (" not in str(told.reason)


def test_it_refuses_a_number_that_stands_already(cast):
    issued_paper(cast.district)
    told = refusal(lambda: draft_paper(cast.district))
    assert (told.kind, told.code) == (Kind.INPUT, "number_stands")
    assert "63-TB/BCĐ" in str(told.reason)
    assert draft_paper(cast.district, issued_on=date(2022, 10, 16)).pk
    assert draft_paper(cast.other_district, item(leads=["TL.VHTT"])).pk


def test_it_refuses_to_register_a_number_that_stands_already(cast):
    issued_paper(cast.district)
    draft = draft_paper(cast.district, number="")
    told = refusal(
        lambda: directives.register(
            by=PORTAL, directive=draft, number="63-TB/BCĐ", issued_on=cast.today, signer_post="Trưởng Ban"
        )
    )
    assert told.code == "number_stands"


def test_it_gives_out_work_only_once(cast):
    paper = issued_paper(cast.district)
    told = refusal(lambda: directives.issue(by=PORTAL, directive=paper))
    assert told.kind is Kind.STATE
    assert Assignment.objects.count() == 1


def test_it_opens_only_the_cycle_in_force_of_a_recurring_item(cast):
    monthly = {"due_kind": "recurring", "rhythm": "monthly"}
    paper = issued_paper(
        cast.district,
        item(1, rhythm_day=20, **monthly),
        item(2, rhythm_day=10, **monthly),
        item(3, rhythm_day=20, valid_from=date(2024, 1, 1), **monthly),
        issued_on=date(2021, 3, 12),
    )
    found = {
        no: [(row.cycle, row.original_due_on) for row in Assignment.objects.filter(item__no=no)]
        for no in (1, 2, 3)
    }
    assert found == {
        1: [("2023-10", date(2023, 10, 20))],
        2: [("2023-11", date(2023, 11, 10))],
        3: [("2024-01", date(2024, 1, 20))],
    }
    assert assignment(paper, "LB.VHTT").is_open


def test_it_lets_an_item_without_units_stand(cast):
    paper = issued_paper(cast.district, item(1, leads=[]), item(2))
    assert units_of(paper, "lead", no=1) == set()


def test_it_refuses_a_paper_without_items(cast):
    draft = draft_paper(cast.district)
    draft.items.all().delete()
    assert refusal(lambda: directives.issue(by=PORTAL, directive=draft)).code == "no_items"


def test_it_tells_what_is_wrong_with_an_item(cast):
    twice = refusal(lambda: draft_paper(cast.district, item(2), item(2)))
    assert "2" in str(twice.reason)
    dateless = refusal(lambda: draft_paper(cast.district, item(3, due_kind="date")))
    assert (dateless.kind, dateless.code) == (Kind.INPUT, "item")
    assert "3" in str(dateless.reason)
    assert refusal(lambda: draft_paper(cast.district, item(4, due_kind="recurring"))).code == "item"
    assert refusal(lambda: draft_paper(cast.district, item(5, text=" " * 3))).code == "item"
    assert not Directive.objects.exists()


@pytest.mark.parametrize(
    ("person", "may"),
    [
        ("secretary", True),
        ("head_of_office", True),
        ("records_clerk", True),
        ("chair", False),
        ("lead_officer", False),
        ("auditor", False),
    ],
)
def test_it_is_the_office_that_gives_out_work(cast, person, may):
    draft = draft_paper(cast.district)
    if may:
        assert directives.issue(by=cast.actor(person), directive=draft).is_issued
    else:
        told = refusal(lambda: directives.issue(by=cast.actor(person), directive=draft))
        assert told.kind in (Kind.ROLE, Kind.NOT_VISIBLE)


def test_it_hides_the_draft_from_another_district(cast):
    draft = draft_paper(cast.district)
    told = refusal(lambda: directives.issue(by=cast.actor("outsider"), directive=draft))
    assert told.kind is Kind.NOT_VISIBLE


def test_it_refuses_to_create_in_another_plan_or_for_its_committee(cast):
    outsider = cast.actor("outsider")
    assert refusal(lambda: draft_paper(cast.district, by=outsider)).kind is Kind.ROLE
    strange = refusal(lambda: draft_paper(cast.district, committee=cast.other_committee))
    assert strange.code == "committee"
    assert draft_paper(cast.other_district, item(leads=["TL.VHTT"]), by=outsider).pk
