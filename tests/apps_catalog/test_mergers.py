"""Mergers from the overlap to the saving that is followed up; what is refused is told and leaves nothing behind."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from docx import Document

from apps_catalog.actions import applications, deployments, mergers, overlap_scales, savings, submissions
from apps_catalog.actions.deployments import DeploymentFields
from apps_catalog.actions.overlap_scales import OverlapFields
from apps_catalog.actions.savings import SavingFields
from apps_catalog.models import Consolidation, ConsolidationRevision, DecidingItem, SteeringLink
from apps_catalog.readings.comparison import submission
from apps_catalog.readings.consolidation import consolidation_page
from apps_catalog.readings.draft_items import draft_items
from apps_catalog.readings.merger_page import merger_page
from apps_catalog.readings.overlap_pairs import overlap_page, pair_page
from apps_catalog.readings.proposals import proposals
from common import clock
from common.decisions import Refused
from directives.actions import directives
from directives.models import DirectiveItem
from tests.apps_catalog.analysis import UNITS, Five, five
from tests.builders import PORTAL
from tests.cast import Cast
from tests.infrastructure.layers import layer

DECIDED, LATER = date(2023, 10, 25), date(2024, 12, 20)
PLANNED = {2024: 88_875_003, 2025: 298_500_010, 2026: 298_500_010}


@layer
def example(cast: Cast) -> Five:
    return five(cast)


def submitted(example: Five) -> Consolidation:
    office = example.cast.actor("secretary")
    merger = mergers.create(by=office, owner=example.cast.district, scenario=example.scenario())
    return mergers.submit(by=office, merger=merger)


def concluded(example: Five, on: date = DECIDED) -> list[DirectiveItem]:
    """The draft made from the submission, signed and given out."""
    cast, office = example.cast, example.cast.actor("secretary")
    with clock.at(on):
        found = submission(viewer=office, owner=cast.district, on=on)
        paper = submissions.draft_notice(
            by=office,
            owner=cast.district,
            committee=cast.committee,
            title="Kết luận",
            items=draft_items(found),
        )
        directives.register(
            by=office, directive=paper, number="71-TB/BCĐ", issued_on=on, signer_post="Trưởng ban"
        )
        directives.issue(by=office, directive=paper)
    return list(paper.items.order_by("no"))


def accepted(example: Five) -> Consolidation:
    merger = submitted(example)
    items = concluded(example)
    with clock.at(DECIDED):
        return mergers.accept(by=example.cast.actor("secretary"), merger=merger, items=items, planned=PLANNED)


def page_of(merger: Consolidation, example: Five, on: date) -> Any:
    return merger_page(merger, viewer=example.cast.actor("secretary"), owner=example.cast.district, on=on)


def test_it_computes_the_example_from_the_catalogue_to_the_dong(example: Five) -> None:
    cast = example.cast
    viewer = cast.actor("secretary")
    page = overlap_page(viewer=viewer, owner=cast.district, on=cast.today)
    assert [(pair.first.code, pair.second.code, pair.tenths) for pair in page.pairs] == [
        ("HT", "PA", 800), ("LCT", "VB", 800), ("GV", "VB", 667),
    ]  # fmt: skip
    merger = mergers.create(by=viewer, owner=cast.district, scenario=example.scenario())
    years = page_of(merger, example, cast.today).picture.years
    assert [(cell.year.year, cell.year.net_vnd) for cell in years] == list(PLANNED.items())


def test_it_proposes_the_clusters_and_whom_to_keep(example: Five) -> None:
    cast = example.cast
    found = consolidation_page(viewer=cast.actor("secretary"), owner=cast.district, on=cast.today)
    assert [(card.keep.code, [app.code for app in card.retire]) for card in found.clusters] == [
        ("VB", ["GV", "LCT"]), ("PA", ["HT"]),
    ]  # fmt: skip
    first = found.clusters[0]
    assert (first.covered, first.functions, first.twice) == (3, 5, 4)


def test_it_goes_from_the_overlap_to_the_saving_that_is_followed_up(example: Five) -> None:
    merger = accepted(example)
    assert merger.state == Consolidation.State.ACCEPTED
    assert DecidingItem.objects.get(consolidation=merger).item.text.count(merger.code) == 1
    assert SteeringLink.objects.count() == 3  # the kept one and the two retired ones
    with clock.at(LATER):
        office = example.cast.actor("secretary")
        told = SavingFields(2024, 80_000_000, "Biên bản thanh lý hợp đồng")
        savings.record(by=office, merger=merger, fields=told)
        savings.record(by=office, merger=merger, fields=replace(told, amount_vnd=85_000_000))
        rows = page_of(merger, example, LATER).row.savings
    assert [(row.year, row.planned_vnd, row.achieved_vnd, row.difference_vnd) for row in rows] == [
        (2024, 88_875_003, 85_000_000, -3_875_003),
        (2025, 298_500_010, None, None),
        (2026, 298_500_010, None, None),
    ]
    assert len(page_of(merger, example, LATER).savings) == 2


def test_it_keeps_past_days_as_they_were(example: Five) -> None:
    cast, merger = example.cast, accepted(example)
    with clock.at(date(2023, 11, 20)):
        for code in ("GV", "LCT"):
            stopped = DeploymentFields("stopped")
            deployments.record(by=PORTAL, application=example[code], unit=cast.ward_a, fields=stopped)
        overlap_scales.set_scale(by=PORTAL, owner=cast.district, fields=OverlapFields(threshold=90))
        now, then = (page_of(merger, example, day) for day in (date(2023, 11, 20), cast.today))
        before = overlap_page(viewer=cast.actor("auditor"), owner=cast.district, on=cast.today)
        after = overlap_page(viewer=cast.actor("auditor"), owner=cast.district, on=date(2023, 11, 20))
    assert (now.row.state, then.row.state) == ("accepted", "proposed")
    assert (now.picture.moved, then.picture.moved) == (1, 0)
    assert now.picture.merge.unit_count == 5  # those it concerned when it was agreed
    assert (before.reaching, after.reaching) == (3, 0)


def test_it_tells_the_matrix_what_becomes_of_each(example: Five) -> None:
    accepted(example)
    with clock.at(DECIDED):
        viewer = example.cast.actor("ward_a_officer")
        found = proposals(viewer=viewer, owner=example.cast.district, on=DECIDED)
    told = {code: found[app.pk].text for code, app in example.apps.items() if app.pk in found}
    assert told["GV"] == told["LCT"] != told["VB"]
    assert found[example["GV"].pk].is_leaving
    assert not found[example["VB"].pk].is_leaving


IMPOSSIBLE: tuple[tuple[dict[str, Any], str], ...] = (
    ({"retire": ""}, "retire"),
    ({"retire": "VB"}, "keep"),
    ({"retire": "GV+ GV+"}, "retire"),
    ({"title": "  "}, "title"),
    ({"once_vnd": -1}, "once_vnd"),
    ({"added_yearly_vnd": -5}, "added_yearly_vnd"),
    ({"cutover_on": date(2023, 10, 1)}, "cutover_on"),
    ({"until_year": 2023}, "until_year"),
    ({"retire": "GV LCT"}, "retire"),  # PA cannot work without its data
)


def test_it_refuses_a_scenario_that_cannot_be(example: Five) -> None:
    cast = example.cast
    for change, code in IMPOSSIBLE:
        with pytest.raises(Refused) as refused:
            mergers.create(
                by=cast.actor("secretary"), owner=cast.district, scenario=example.scenario(**change)
            )
        assert (refused.value.decision.code, refused.value.status) == (code, 422), change
    assert not Consolidation.objects.exists()
    assert not ConsolidationRevision.objects.exists()


def test_it_names_who_depends_on_a_retired_one_only_to_who_may_see_it(example: Five) -> None:
    cast = example.cast
    for person, named in (("admin", True), ("secretary", False)):
        with pytest.raises(Refused) as refused:
            mergers.create(by=cast.actor(person), owner=cast.district, scenario=example.scenario(retire="GV"))
        assert ("Phản ánh" in str(refused.value.decision.reason)) is named


def test_it_does_not_retire_what_an_agreed_merger_keeps(example: Five) -> None:
    accepted(example)
    cast = example.cast
    for keep, retire, code in (("PA", "VB", "retire"), ("LCT", "HT", "keep"), ("PA", "LCT", "retire")):
        with pytest.raises(Refused) as refused:
            mergers.create(
                by=cast.actor("secretary"), owner=cast.district, scenario=example.scenario(keep, retire)
            )
        assert refused.value.decision.code == code


def test_it_keeps_another_plans_applications_out(example: Five) -> None:
    cast = example.cast
    with pytest.raises(Refused) as refused:
        mergers.create(by=cast.actor("outsider"), owner=cast.other_district, scenario=example.scenario())
    assert refused.value.status == 404
    assert not Consolidation.objects.exists()


def test_it_changes_only_in_preparation_and_never_over_another_hand(example: Five) -> None:
    cast = example.cast
    office = cast.actor("secretary")
    merger = mergers.create(by=office, owner=cast.district, scenario=example.scenario())
    changed = mergers.change(by=office, merger=merger, scenario=example.scenario(until_year=2027), version=1)
    assert changed.version == 2
    with pytest.raises(Refused) as stale:
        mergers.change(by=office, merger=merger, scenario=example.scenario(), version=1)
    mergers.submit(by=office, merger=merger)
    with pytest.raises(Refused) as lies_before_the_meeting:
        mergers.change(by=office, merger=merger, scenario=example.scenario(), version=2)
    assert (stale.value.decision.code, lies_before_the_meeting.value.status) == ("stale", 409)


def test_it_is_decided_only_by_an_item_issued_since_the_submission(example: Five) -> None:
    cast, merger = example.cast, submitted(example)
    office = cast.actor("secretary")
    found = submission(viewer=office, owner=cast.district, on=cast.today)
    draft = submissions.draft_notice(
        by=office, owner=cast.district, committee=cast.committee, title="Kết luận", items=draft_items(found)
    )
    for items in ([], list(draft.items.all())):
        with pytest.raises(Refused) as refused:
            mergers.accept(by=office, merger=merger, items=items, planned=PLANNED)
        assert refused.value.decision.code == "item"
    assert not DecidingItem.objects.exists()


def test_it_records_a_saving_of_a_year_that_has_come_with_its_paper(example: Five) -> None:
    merger = accepted(example)
    for year, source, code in ((2023, "Biên bản", "year"), (2025, "Biên bản", "year"), (2024, " ", "source")):
        with clock.at(LATER), pytest.raises(Refused) as refused:
            savings.record(
                by=example.cast.actor("secretary"), merger=merger, fields=SavingFields(year, 1, source)
            )
        assert refused.value.decision.code == code


def test_it_is_carried_out_when_everything_retired_has_stopped(example: Five) -> None:
    merger, office = accepted(example), example.cast.actor("secretary")
    with clock.at(LATER):
        with pytest.raises(Refused) as too_early:
            mergers.complete(by=office, merger=merger)
        for code in ("GV", "LCT"):
            for unit in UNITS.values():
                deployments.record(
                    by=PORTAL,
                    application=example[code],
                    unit=example.cast.unit(unit),
                    fields=DeploymentFields("stopped"),
                )
        example["GV"].interfaces_given.all().delete()
        for code in ("GV", "LCT"):
            applications.set_lifecycle(by=PORTAL, application=example[code], lifecycle="retired")
        assert mergers.complete(by=office, merger=merger).state == Consolidation.State.COMPLETED
    assert too_early.value.decision.code == "still_live"


def test_its_paper_is_the_same_bytes_and_says_the_same_numbers(example: Five) -> None:
    merger = accepted(example)
    client = example.cast.client("secretary")
    first, second = (
        client.get(f"/applications/consolidation/{merger.pk}/paper/?on=2023-10-16") for _ in "ab"
    )
    assert first.status_code == 200
    assert first.content == second.content
    paper = Document(io.BytesIO(first.content))
    told = "\n".join(p.text for p in paper.paragraphs) + "\n".join(
        cell.text for table in paper.tables for row in table.rows for cell in row.cells
    )
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in told
    assert "88.875.003" in told
    assert "Quản lý văn bản" in told
    assert round(paper.sections[0].left_margin.mm) == 30
    assert zipfile.ZipFile(io.BytesIO(first.content)).testzip() is None


def test_a_pair_shows_what_is_shared_and_what_is_not(example: Five) -> None:
    cast = example.cast
    page = pair_page("GV", "VB", viewer=cast.actor("auditor"), owner=cast.district, on=cast.today)
    assert page is not None
    assert (page.pair.tenths, len(page.only_first), len(page.only_second)) == (667, 1, 4)
    assert pair_page("GV", "GV", viewer=cast.actor("auditor"), owner=cast.district, on=cast.today) is None
