"""Forms of the catalogue: what is typed arrives, what cannot be is told beside it, nothing typed is lost."""

from typing import Any

import pytest

from apps_catalog.actions import parts
from apps_catalog.actions.parts import InterfaceFields
from apps_catalog.models import Application, Attestation, SteeringLink
from apps_catalog.readings.facts import ApplicationFacts, application_known
from common import clock
from tests import builders
from tests.apps_catalog import catalogue
from tests.builders import PORTAL
from tests.cast import Cast
from tests.infrastructure.layers import layer

HERE = "/applications/MCDT/"


@layer
def stocked(cast: Cast) -> Cast:
    catalogue.words(cast)
    catalogue.application(cast, functions=("MC.TIEPNHAN",))
    catalogue.application(cast, "LICH", name="Lịch công tác", unit="LB.VP")
    return cast


def known(cast: Cast, code: str = "MCDT") -> ApplicationFacts:
    found = application_known(code, viewer=cast.actor("unit_leader"), on=clock.today())
    assert found is not None
    return found


def entry(cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "name": "Một cửa điện tử", "group": "services", "origin": "hired", "owner_unit": cast.lead.pk,
        "attest_months": 6, "version": known(cast).version, **more,
    }  # fmt: skip


def test_it_enters_an_application(stocked: Cast) -> None:
    body = entry(
        stocked, code="hkg", lifecycle="pilot", name="Họp không giấy", owner_unit=stocked.unit("LB.VP").pk
    )
    client = stocked.client("secretary")
    assert client.post("/applications/new/", body)["Location"] == "/applications/HKG/"
    again = client.post("/applications/new/", body)
    assert (again.status_code, Application.objects.count()) == (422, 3)
    assert "Họp không giấy" in again.content.decode()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"contract_start": "2023-05-01", "contract_end": "2023-04-01"}, "01/04/2023"),
        ({"name": ""}, "id_name_error"),
        ({"attest_months": 99}, "id_attest_months_error"),
        ({"group": "toys"}, "id_group_error"),
        ({"version": 0}, "MCDT"),
    ],
)
def test_it_tells_what_cannot_be_and_keeps_what_was_typed(
    stocked: Cast, wrong: dict[str, Any], words: str
) -> None:
    body = entry(stocked, vendor="Công ty Lá Cọ", **wrong)
    answer = stocked.client("lead_officer").post(HERE + "edit/", body)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Công ty Lá Cọ" in answer.content.decode()
    assert known(stocked).vendor == ""


def test_it_hides_protected_fields_from_the_form_and_leaves_them_alone(stocked: Cast) -> None:
    owner, office = stocked.client("lead_officer"), stocked.client("secretary")
    assert owner.post(HERE + "edit/", entry(stocked, hosting="vendor", security_level="2")).status_code == 302
    assert "id_hosting" not in office.get(HERE + "edit/").content.decode()
    assert office.post(HERE + "edit/", entry(stocked, hosting="", vendor="Khác")).status_code == 302
    assert (known(stocked).protected.hosting, known(stocked).vendor) == ("vendor", "Khác")
    assert "tại nhà cung cấp" not in office.get(HERE).content.decode()


def test_it_sets_functions_data_and_costs(stocked: Cast) -> None:
    client = stocked.client("lead_officer")
    version = {"version": known(stocked).version}
    assert (
        client.post(HERE + "functions/", version | {"functions": ["MC.XULY", "MC.TRACUU"]}).status_code == 302
    )
    version = {"version": known(stocked).version}
    assert client.post(HERE + "data/", version | {"set_CSDL.HOSO": "typed"}).status_code == 302
    version = {"version": known(stocked).version}
    assert (
        client.post(HERE + "costs/", version | {"hire_2023": "120 triệu", "support_2022": "0"}).status_code
        == 302
    )
    found = known(stocked)
    assert found.functions == ("MC.XULY", "MC.TRACUU")
    assert (found.cost_of(2023), found.cost_of(2022), found.cost_of(2024)) == (120_000_000, 0, None)
    for amount in ("-5", "mười", "1.5"):
        answer = client.post(HERE + "costs/", {"version": found.version, "hire_2023": amount})
        assert (answer.status_code, known(stocked).cost_of(2023)) == (422, 120_000_000)
        assert f'value="{amount}"' in answer.content.decode()


def test_it_sets_interfaces_and_refuses_a_ring(stocked: Cast) -> None:
    client = stocked.client("lead_officer")
    row = {"consumer_0": "LICH", "data_set_0": "CSDL.LICH", "way_0": "api"}
    sent = client.post(HERE + "interfaces/", {"version": known(stocked).version, **row})
    assert sent.status_code == 302
    assert "Lịch công tác" in client.get(HERE).content.decode()
    other = Application.objects.get(code="LICH")
    parts.set_interfaces(by=PORTAL, application=other, rows=[InterfaceFields("MCDT", "CSDL.HOSO", "file")])
    ring = {**row, "data_set_0": "CSDL.HOSO", "version": known(stocked).version}
    answer = client.post(HERE + "interfaces/", ring)
    assert answer.status_code == 422
    assert "LICH" in answer.content.decode()
    assert known(stocked).interfaces[0].data_set == "CSDL.LICH"
    without = {"version": known(stocked).version, "consumer_0": "LICH", "data_set_0": ""}
    assert client.post(HERE + "interfaces/", without).status_code == 422


def test_it_is_confirmed_by_who_read_the_last_version(stocked: Cast) -> None:
    client = stocked.client("unit_leader")
    assert client.post(HERE + "confirm/", {"version": 1}).status_code == 422
    assert client.post(HERE + "confirm/", {"version": known(stocked).version}).status_code == 302
    assert Attestation.objects.count() == 1


def test_it_links_items_that_are_issued_and_seen(stocked: Cast) -> None:
    paper = builders.issued_paper(stocked.district, builders.item(1, text="Hợp nhất phần mềm một cửa"))
    item = paper.items.get(no=1)
    client = stocked.client("secretary")
    assert client.post(HERE + "items/", {"item": item.pk, "note": "Điểm 2"}).status_code == 302
    assert "Hợp nhất phần mềm một cửa" in client.get(HERE).content.decode()
    assert client.post(HERE + "items/", {"item": item.pk}).status_code == 422
    link = SteeringLink.objects.get()
    assert client.post(f"{HERE}items/{link.pk}/end/").status_code == 302
    assert "Hợp nhất phần mềm một cửa" not in client.get(HERE).content.decode()
    draft = builders.draft_paper(stocked.district, builders.item(1), number="65-TB/BCĐ").items.get(no=1)
    assert client.post(HERE + "items/", {"item": draft.pk}).status_code == 422


def test_it_keeps_words(stocked: Cast) -> None:
    client = stocked.client("secretary")
    process = stocked_process(stocked)
    body = {"code": "mc.chat", "name_vi": "Trò chuyện", "name_en": "Chat", "position": 5, "process": process}
    assert client.post("/applications/words/function/new/", body).status_code == 302
    assert client.post("/applications/words/function/new/", body).status_code == 422
    changed = body | {"name_vi": "Hỏi đáp tự động", "version": 1}
    assert client.post("/applications/words/function/MC.CHAT/", changed).status_code == 302
    assert client.post("/applications/words/function/MC.CHAT/", changed).status_code == 422
    assert "Hỏi đáp tự động" in client.get("/applications/words/").content.decode()
    assert client.post("/applications/words/process/MC/withdraw/").status_code == 409
    assert client.get("/applications/words/toy/new/").status_code == 404


def stocked_process(cast: Cast) -> int:
    from apps_catalog.models import Process

    return Process.objects.get(owner=cast.district, code="MC").pk
