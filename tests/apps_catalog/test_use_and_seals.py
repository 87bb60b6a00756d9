"""Units say what they use, owners confirm their entries, seals hold and break, words are kept."""

import itertools
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps_catalog.actions import applications, attestations, deployments, taxonomy
from apps_catalog.actions.attestations import months_later
from apps_catalog.actions.deployments import DeploymentFields, Outcome
from apps_catalog.actions.taxonomy import WordFields
from apps_catalog.models import DeploymentReport, Function, Process
from apps_catalog.policies.interfaces import ring
from apps_catalog.readings.catalogue import catalogue as catalogue_of
from apps_catalog.readings.cells import cells_known
from apps_catalog.readings.coverage import Bloc, gaps, units_shown
from apps_catalog.readings.matrix import matrix
from apps_catalog.readings.seals import seals_known
from apps_catalog.readings.taxonomy import taxonomy as words_known
from apps_catalog.sources import BROKEN_SEAL, deadlines_of_attestations, deadlines_of_broken_seals
from common import clock
from common.decisions import Refused
from tests.apps_catalog import catalogue
from tests.builders import PORTAL
from tests.cast import TODAY, Cast


def seal(cast: Cast, made: Any, on: date = TODAY) -> str:
    found = seals_known(viewer=cast.actor("auditor"), on=on).get(made.pk)
    return found.state.value if found else "none"


def broken(on: date = TODAY) -> list[tuple[str, str, date]]:
    told = deadlines_of_broken_seals(on)
    return [(row["deadline_kind"], row["deadline_key"], row["deadline_on"]) for row in told]


def test_it_breaks_the_seal_on_foreign_edits_and_on_age(cast: Cast) -> None:
    with clock.at(date(2023, 8, 1)):
        made = catalogue.application(cast)
        attestations.attest(by=cast.actor("unit_leader"), application=made, version=1)
    assert (seal(cast, made, date(2023, 7, 31)), seal(cast, made)) == ("none", "holds")
    own = catalogue.fields(cast, vendor="Bên cung cấp A")
    made = applications.change(by=cast.actor("lead_officer"), application=made, fields=own)
    assert seal(cast, made) == "holds"
    foreign = catalogue.fields(cast, vendor="Bên cung cấp B")
    applications.change(by=cast.actor("head_of_office"), application=made, fields=foreign)
    assert (seal(cast, made), seal(cast, made, date(2023, 10, 15))) == ("edited", "holds")
    assert broken() == [(BROKEN_SEAL, str(made.pk), TODAY)], "reminders ask for the owner's word again"
    assert broken(date(2023, 10, 15)) == []
    attestations.attest(by=cast.actor("lead_officer"), application=made)
    assert seal(cast, made) == "holds"
    assert broken() == []
    assert [row["deadline_on"] for row in deadlines_of_attestations(TODAY)] == [date(2024, 4, 16)]
    assert seal(cast, made, date(2024, 4, 17)) == "aged"


@pytest.mark.parametrize("person", ["secretary", "admin", "coordinator_officer", "chair"])
def test_it_takes_the_owners_word_only(cast: Cast, person: str) -> None:
    made = catalogue.application(cast)
    with pytest.raises(Refused) as refused:
        attestations.attest(by=cast.actor(person), application=made)
    assert refused.value.status == 403
    assert seal(cast, made) == "none"


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(1, 36))
def test_it_counts_months_to_the_same_day_or_the_last_one(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or later.day < day.day
    assert later.day == day.day or (later.replace(day=28).month == later.month and later.day >= 28)


@given(st.sets(st.tuples(st.sampled_from("ABCDEF"), st.sampled_from("ABCDEF")), max_size=14))
def test_it_finds_a_ring_exactly_where_no_order_exists(links: set[tuple[str, str]]) -> None:
    found = ring(links)
    assert bool(found) is not orderable(links)
    assert all(pair in links for pair in itertools.pairwise(found))


def orderable(links: set[tuple[str, str]]) -> bool:
    left = set(links)
    while left:
        ends = {giver for giver, _taker in left} - {taker for _giver, taker in left}
        if not ends:
            return False
        left = {link for link in left if link[0] not in ends}
    return True


def test_it_keeps_every_report_and_shows_a_past_day_as_it_was_known(cast: Cast) -> None:
    made = catalogue.application(cast)
    ward, viewer = cast.ward_a, cast.actor("chair")
    with clock.at(date(2023, 9, 1)):
        deployments.record(
            by=cast.actor("ward_a_officer"), application=made, unit=ward, fields=DeploymentFields("pilot", 3)
        )
    done = deployments.record(
        by=cast.actor("ward_leader_a"), application=made, unit=ward, fields=DeploymentFields("in_use", 9)
    )
    assert (done.outcome, done.report.number) == (Outcome.CHANGED, 2)
    then = cells_known(viewer=viewer, on=date(2023, 9, 30))[made.pk, ward.pk]
    now = cells_known(viewer=viewer, on=TODAY)[made.pk, ward.pk]
    assert (then.state, now.state, now.users) == ("pilot", "in_use", 9)
    assert not cells_known(viewer=viewer, on=date(2023, 8, 31))


def test_it_lets_a_unit_fill_in_its_whole_sheet_at_once(cast: Cast) -> None:
    first = catalogue.application(cast)
    second = catalogue.application(cast, "LICH", name="Lịch công tác", unit="LB.VP")
    client, address = cast.client("ward_a_officer"), "/applications/units/LB.00115/"
    body = {
        f"state_{first.pk}": "in_use", f"users_{first.pk}": "12", f"since_{first.pk}": "2022-03-01",
        f"version_{first.pk}": "0", f"state_{second.pk}": "", f"version_{second.pk}": "0",
    }  # fmt: skip
    assert client.post(address, body).status_code == 302
    assert DeploymentReport.objects.count() == 1
    again = body | {f"version_{first.pk}": "1"}
    assert client.post(address, again).status_code == 302
    assert DeploymentReport.objects.count() == 1
    wrong = again | {f"users_{second.pk}": "4"}
    answer = client.post(address, wrong)
    assert (answer.status_code, DeploymentReport.objects.count()) == (422, 1)
    assert 'value="4"' in answer.content.decode()
    stale = again | {f"users_{first.pk}": "20", f"version_{first.pk}": "0"}
    assert client.post(address, stale).status_code == 422 or DeploymentReport.objects.count() == 1
    with clock.at(date(2023, 11, 1)):
        assert client.post(address, again | {"confirm": "1"}).status_code == 302
    assert DeploymentReport.objects.count() == 2


def test_it_closes_the_matrix_to_units_that_ended_and_to_other_plans(cast: Cast) -> None:
    made = catalogue.application(cast)
    fields = DeploymentFields("in_use")
    for unit, status in ((cast.closed, 403), (cast.unit("TL.P1"), 404)):
        with pytest.raises(Refused) as refused:
            deployments.record(by=cast.actor("secretary"), application=made, unit=unit, fields=fields)
        assert refused.value.status == status


def test_it_tells_gaps_by_bloc_and_level(cast: Cast) -> None:
    made = catalogue.application(cast)
    catalogue.deployed(made, cast.ward_a)
    catalogue.deployed(made, cast.ward_b, "not_needed", users=None, since=None)
    catalogue.deployed(made, cast.unit("LB.00115.DU"), "pilot")
    units = units_shown(cast.district, TODAY)
    found = {
        (gap.bloc, gap.is_lower): gap
        for gap in gaps(made.pk, units, cells_known(viewer=cast.actor("chair"), on=TODAY))
    }
    wards = found[Bloc.GOVERNMENT, True]
    assert (wards.using, wards.needing, wards.is_gap) == (1, 3, True)
    assert {unit.code for unit in wards.missing} == {"LB.00121", "LB.00130"}
    assert found[Bloc.PARTY, True].using == 1
    assert not found[Bloc.MASS, False].is_gap


def test_it_counts_the_catalogue_and_never_draws_the_unknown_as_nought(cast: Cast) -> None:
    catalogue.words(cast)
    made = catalogue.application(cast)
    whole = catalogue_of(cast.district, viewer=cast.actor("chair"), on=TODAY)
    assert (whole.in_use, whole.cost_vnd, whole.cost_unknown, whole.trusted) == (1, None, 1, 0)
    for ward in cast.wards:
        catalogue.deployed(made, ward)
    catalogue.application(cast, "LICH", name="Lịch", unit="LB.VP", costs={(2023, "hire"): 5})
    whole = catalogue_of(cast.district, viewer=cast.actor("chair"), on=TODAY)
    assert (whole.cost_vnd, whole.covering_all) == (5, 1)
    assert whole.lines[0].completeness.percent < 100


def test_it_draws_the_matrix_with_as_many_statements_for_one_as_for_many(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    viewer = cast.actor("secretary")
    for number in range(12):
        made = catalogue.application(cast, f"A{number}", name=f"Ứng dụng {number}")
        deployments.record_many(
            by=PORTAL, reports=[(made, ward, DeploymentFields("in_use", 3)) for ward in cast.wards]
        )
    with django_assert_max_num_queries(9):
        found = matrix(cast.district, viewer=viewer, on=TODAY, view="all")
    assert (found.shown, found.silent) == (12, 12 * (len(found.columns) - len(cast.wards)))


def test_it_keeps_words_withdraws_them_and_calls_them_what_they_were_called(cast: Cast) -> None:
    with clock.at(date(2023, 5, 2)):
        catalogue.words(cast)
    word = Function.objects.get(owner=cast.district, code="MC.XULY")
    office = cast.actor("secretary")
    new = WordFields("Xử lý hồ sơ liên thông", "Process dossiers together", process=word.process)
    taxonomy.change(by=office, word=word, fields=new, version=1)
    taxonomy.withdraw(by=office, word=word)
    then, now = (words_known(cast.district, day).functions["MC.XULY"] for day in (date(2023, 5, 2), TODAY))
    assert (then.name_vi, then.is_withdrawn) == ("Luân chuyển và xử lý hồ sơ", False)
    assert (now.name_vi, now.is_withdrawn) == ("Xử lý hồ sơ liên thông", True)
    with pytest.raises(Refused, match=r"MC\.XULY"):
        catalogue.application(cast, functions=("MC.XULY",))
    with pytest.raises(Refused):
        taxonomy.withdraw(by=office, word=Process.objects.get(owner=cast.district, code="VB"))
    assert len(now.code) > 0
    assert sum(not each.is_withdrawn for each in words_known(cast.district, TODAY).functions.values()) >= 60
