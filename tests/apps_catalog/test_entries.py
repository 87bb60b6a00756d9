"""Entering and changing applications: who may, what is refused and in which words, what a past day shows."""

from dataclasses import replace
from datetime import date

import pytest

from apps_catalog.actions import applications, parts
from apps_catalog.actions.applications import ProtectedFields
from apps_catalog.actions.parts import InterfaceFields
from apps_catalog.models import Application, ApplicationRevision, YearlyCost
from apps_catalog.readings.facts import application_known, applications_known
from common import clock
from common.decisions import Refused
from common.models import AuditEntry
from tests.apps_catalog import catalogue
from tests.builders import PORTAL
from tests.cast import Cast


def refusal(act: object) -> str:
    with pytest.raises(Refused) as refused:
        act()  # type: ignore[operator]
    return str(refused.value.decision.reason)


def test_it_is_entered_by_the_office_and_read_back(cast: Cast) -> None:
    catalogue.words(cast)
    made = catalogue.application(
        cast,
        by=cast.actor("secretary"),
        functions=("MC.TIEPNHAN", "MC.TRACUU"),
        holdings={"CSDL.HOSO": "typed"},
        costs={(2023, "hire"): 120_000_000, (2023, "hosting"): 30_000_000},
    )
    found = application_known("MCDT", viewer=cast.actor("auditor"), on=clock.today())
    assert found is not None
    assert (found.id, found.owner_unit.code, found.functions) == (
        made.pk,
        "LB.VHTT",
        ("MC.TIEPNHAN", "MC.TRACUU"),
    )
    assert found.cost_of(2023) == 150_000_000
    assert found.cost_of(2022) is None
    assert application_known("MCDT", viewer=cast.actor("outsider"), on=clock.today()) is None


def test_it_is_not_entered_by_a_unit_or_twice_under_one_code(cast: Cast) -> None:
    catalogue.application(cast)
    assert "Thư ký" in refusal(lambda: catalogue.application(cast, "X", by=cast.actor("unit_leader")))
    with pytest.raises(Exception, match=r"mã này|this code"):
        catalogue.application(cast)
    assert Application.objects.count() == 1


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"contract_start": date(2023, 5, 1), "contract_end": date(2023, 4, 1)}, "01/04/2023"),
        ({"in_use_since": date(2024, 1, 1)}, "chưa đến|still to come"),
    ],
)
def test_it_refuses_days_out_of_order(cast: Cast, more: dict[str, date], told: str) -> None:
    with pytest.raises(Refused, match=told):
        catalogue.application(cast, **more)
    assert not Application.objects.exists()


def test_it_is_changed_by_its_owner_and_by_nobody_else_of_the_units(cast: Cast) -> None:
    made = catalogue.application(cast)
    wanted = catalogue.fields(cast, vendor="Công ty Sao Mai (minh họa)")
    changed = applications.change(by=cast.actor("lead_officer"), application=made, fields=wanted, version=1)
    assert (changed.vendor, changed.version) == ("Công ty Sao Mai (minh họa)", 2)
    with pytest.raises(Refused) as refused:
        applications.change(by=cast.actor("coordinator_officer"), application=made, fields=wanted)
    assert refused.value.status == 403
    with pytest.raises(Refused) as stale:
        applications.change(by=cast.actor("secretary"), application=made, fields=wanted, version=1)
    assert (stale.value.status, stale.value.decision.code) == (409, "stale")


def test_it_leaves_no_trace_where_nothing_changed(cast: Cast) -> None:
    made = catalogue.application(cast)
    applications.change(by=PORTAL, application=made, fields=catalogue.fields(cast), version=1)
    assert ApplicationRevision.objects.filter(application=made).count() == 1


def test_it_shows_a_past_day_as_it_was_known(cast: Cast) -> None:
    with clock.at(date(2023, 3, 1)):
        made = catalogue.application(cast)
    applications.change(by=PORTAL, application=made, fields=catalogue.fields(cast, name="Một cửa mới"))
    viewer = cast.actor("chair")
    then = application_known("MCDT", viewer=viewer, on=date(2023, 3, 1))
    now = application_known("MCDT", viewer=viewer, on=clock.today())
    assert (then and then.name, now and now.name) == ("Một cửa điện tử", "Một cửa mới")
    assert not applications_known(viewer=viewer, on=date(2023, 2, 28))


def test_it_keeps_protected_facts_out_of_the_log_and_of_other_eyes(cast: Cast) -> None:
    made = catalogue.application(cast)
    hidden = ProtectedFields("server_room", "Tủ số 3", 2)
    with pytest.raises(Refused):
        applications.change(
            by=cast.actor("secretary"), application=made, fields=catalogue.fields(cast), protected=hidden
        )
    applications.change(
        by=cast.actor("lead_officer"), application=made, fields=catalogue.fields(cast), protected=hidden
    )
    assert "Tủ số 3" not in AuditEntry.objects.order_by("-id")[0].facts
    seeing = [
        name
        for name in ("admin", "unit_leader", "secretary", "chair", "auditor", "ward_a_officer")
        if applications_known(viewer=cast.actor(name), on=clock.today())[0].sees_protected
    ]
    assert seeing == ["admin", "unit_leader"]


def test_it_takes_no_unknown_words_and_no_costs_below_nothing(cast: Cast) -> None:
    catalogue.words(cast)
    made = catalogue.application(cast, functions=("MC.TIEPNHAN",))
    told = refusal(
        lambda: parts.set_functions(by=PORTAL, application=made, codes=("MC.TIEPNHAN", "KHONG.CO"))
    )
    assert "KHONG.CO" in told
    assert refusal(
        lambda: parts.set_costs(by=PORTAL, application=made, costs={(2023, "hire"): 5, (2023, "licence"): -1})
    )
    assert not YearlyCost.objects.exists()
    assert made.application_functions.count() == 1


def test_it_lets_no_data_go_round_in_a_ring(cast: Cast) -> None:
    catalogue.words(cast)
    first, second, third = (catalogue.application(cast, code, name=code) for code in ("A", "B", "C"))
    parts.set_interfaces(by=PORTAL, application=first, rows=[InterfaceFields("B", "CSDL.HOSO", "api")])
    parts.set_interfaces(by=PORTAL, application=second, rows=[InterfaceFields("C", "CSDL.HOSO", "api")])
    back = [InterfaceFields("A", "CSDL.HOSO", "api")]
    assert "C → A → B → C" in refusal(
        lambda: parts.set_interfaces(by=PORTAL, application=third, rows=back)
    ) or "A → B → C → A" in refusal(lambda: parts.set_interfaces(by=PORTAL, application=third, rows=back))
    other = [replace(back[0], data_set="CSDL.CHISO")]
    assert parts.set_interfaces(by=PORTAL, application=third, rows=other).version == 2


def test_it_is_not_retired_while_others_depend_on_it_or_units_use_it(cast: Cast) -> None:
    catalogue.words(cast)
    made = catalogue.application(cast)
    other = catalogue.application(cast, "TTDH", name="Bảng điều hành", unit="LB.VP")
    needed = [InterfaceFields("TTDH", "CSDL.HOSO", "api", is_required=True)]
    parts.set_interfaces(by=PORTAL, application=made, rows=needed)
    catalogue.deployed(made, cast.ward_a)
    owner, office = cast.actor("lead_officer"), cast.actor("secretary")
    assert "Bảng điều hành" in refusal(
        lambda: applications.set_lifecycle(by=owner, application=made, lifecycle="retired")
    )
    told = refusal(lambda: applications.set_lifecycle(by=office, application=made, lifecycle="retired"))
    assert "Bảng điều hành" not in told
    applications.set_lifecycle(by=PORTAL, application=other, lifecycle="retired")
    assert cast.ward_a.short_name in refusal(
        lambda: applications.set_lifecycle(by=owner, application=made, lifecycle="retired")
    )
    catalogue.deployed(made, cast.ward_a, "stopped")
    done = applications.set_lifecycle(by=owner, application=made, lifecycle="retired")
    assert done.retired_on == clock.today()
