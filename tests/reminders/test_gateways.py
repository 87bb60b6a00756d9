"""Chat gateways: off until listed and switched on, never led inside, signed, told once, and repeated only by a person."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from common import clock
from common.decisions import Refused
from reminders.actions import gateways
from reminders.actions.dispatching import Sent
from reminders.actions.gateways import GatewayFields
from reminders.channels.outcome import Outcome
from reminders.channels.webhook import Call, Door, is_public
from reminders.models import Gateway, GatewayMessage
from tests import builders
from tests.cast import TODAY, Cast
from tests.reminders.gateway import HOST, Gate, gateway

TEXT, SECRET = "Xây dựng kế hoạch tập huấn", "Nội dung chỉ gửi nơi nhận"
State = GatewayMessage.State
CALL = Call(f"https://{HOST}/hook", "key", "e1", {"text": "x"})


@pytest.fixture(scope="module")
def listening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gate]:
    with gateway(tmp_path_factory.mktemp("gateway")) as gate:
        yield gate


@pytest.fixture
def gate(listening: Gate, settings: Any) -> Gate:
    listening.status, listening.addresses, listening.looked_up = 200, ("127.0.0.1",), 0
    listening.heard.clear()
    settings.WEBHOOK_HOSTS = [HOST]
    return listening


@pytest.fixture
def made(cast: Cast, gate: Gate) -> Gateway:
    late = builders.item(text=TEXT, due=date(2023, 10, 13))
    builders.issued_paper(cast.district, late, on=date(2023, 9, 1))
    fields = GatewayFields("Zalo", gate.url, is_active=True)
    return gateways.create(by=cast.actor("admin"), owner=cast.district, fields=fields)


def told(gate: Gate, on: date = TODAY) -> Sent:
    with clock.at(on):
        gateways.compose(on=on)
        return gateways.deliver(on=on, door=gate.door())


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.8", "172.16.4.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.8", "64:ff9b::a00:8",
        "2002:a00:8::", "2001:0:a00:8::",
    ],
)  # fmt: skip
def test_it_calls_no_address_inside(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["118.70.1.1", "2402:800::1", "::ffff:118.70.1.1"])
def test_it_calls_addresses_outside(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        f"http://{HOST}/hook", "https://elsewhere.vn/hook", f"https://{HOST}@evil.vn/", f"https://{HOST}.evil.vn/",
        f"https://a:b@{HOST}/", "https://127.0.0.1/", "ftp://x", "",
    ],
)  # fmt: skip
def test_it_calls_no_host_that_is_not_listed(url: str) -> None:
    door = Door(frozenset({HOST}), lookup=lambda *_, **__: pytest.fail("it asked for an address"))
    assert door.send(Call(url, "key", "e1", {})).outcome is Outcome.REFUSED


def test_it_calls_nobody_without_a_list() -> None:
    door = Door(frozenset(), lookup=lambda *_, **__: pytest.fail("it asked for an address"))
    assert door.send(CALL).outcome is Outcome.REFUSED


def test_it_looks_a_host_up_once_and_refuses_it_when_one_address_lies_inside() -> None:
    answers = [["118.70.1.1", "10.0.0.8"], ["118.70.1.1"]]

    def rebinding(_host: str, port: int, **_: Any) -> list[Any]:
        return [(2, 1, 6, "", (address, port)) for address in answers.pop(0)]

    result = Door(frozenset({HOST}), lookup=rebinding).send(CALL)
    assert (result.outcome, len(answers)) == (Outcome.REFUSED, 1)


def test_it_signs_what_it_sends_under_a_name_that_stays(made: Gateway, gate: Gate) -> None:
    assert told(gate) == Sent(sent=1)
    assert gate.looked_up == 1
    (heard,) = gate.heard
    message = GatewayMessage.objects.get()
    moment, _comma, found = heard.headers["X-Portal-Signature"].removeprefix("t=").partition(",v1=")
    signed = f"{moment}.{message.event_id}.".encode() + heard.body
    assert found == hmac.new(made.secret.encode(), signed, hashlib.sha256).hexdigest()
    body = json.loads(heard.body)
    assert (heard.headers["X-Portal-Event"], body["event"]) == (message.event_id, message.event_id)
    assert TEXT in body["text"]
    assert body["unit"]["code"] == "LB.VHTT"


def test_it_writes_in_the_language_of_the_gateway(cast: Cast, made: Gateway, gate: Gate) -> None:
    fields = GatewayFields("Zalo", gate.url, is_active=True, language="en")
    gateways.change(by=cast.actor("admin"), gateway=made, fields=fields, version=made.version)
    assert told(gate) == Sent(sent=1)
    body = json.loads(gate.heard[0].body)
    assert body["language"] == "en"
    assert body["text"].startswith("Reminder to ")


def test_it_tells_a_unit_once_a_day_however_often_it_runs(made: Gateway, gate: Gate) -> None:
    assert [told(gate), told(gate)] == [Sent(sent=1), Sent()]
    assert told(gate, date(2023, 10, 17)) == Sent(sent=1)
    assert len(gate.heard) == 2


@pytest.mark.parametrize(
    ("status", "became"),
    [
        (302, State.FAILED),
        (404, State.FAILED),
        (503, State.WAITING),
        (429, State.WAITING),
        (0, State.UNCERTAIN),
    ],
)
def test_it_knows_what_became_of_a_call(made: Gateway, gate: Gate, status: int, became: str) -> None:
    gate.status = status
    told(gate)
    assert GatewayMessage.objects.get().state == became
    assert len(gate.heard) == 1, "no redirect is followed, nothing repeated at once"


def test_it_repeats_what_is_uncertain_under_the_same_name_when_told(
    cast: Cast, made: Gateway, gate: Gate
) -> None:
    gate.status = 0
    told(gate)
    gate.status = 200
    assert told(gate) == Sent()
    message = GatewayMessage.objects.get()
    page = cast.client("admin").get("/reminders/gateways/").content.decode()
    assert f"/reminders/gateways/messages/{message.pk}/send-again/" in page
    assert TEXT not in page
    assert (
        cast.client("admin").post(f"/reminders/gateways/messages/{message.pk}/send-again/").status_code == 302
    )
    assert told(gate) == Sent(sent=1)
    first, second = gate.heard
    assert first.headers["X-Portal-Event"] == second.headers["X-Portal-Event"]
    assert (first.headers.get("X-Portal-Retry"), second.headers["X-Portal-Retry"]) == (None, "1")


def test_it_says_nothing_of_work_that_ended_or_once_it_is_off(cast: Cast, made: Gateway, gate: Gate) -> None:
    with clock.at(TODAY):
        gateways.compose(on=TODAY)
        Gateway.objects.update(is_active=False)
        assert gateways.deliver(on=TODAY, door=gate.door()) == Sent(not_needed=1)
    assert told(gate, date(2023, 10, 17)) == Sent()
    assert not gate.heard


def test_it_keeps_words_of_restricted_papers_inside(cast: Cast, made: Gateway, gate: Gate) -> None:
    paper = builders.issued_paper(
        cast.district, builders.item(text=SECRET, due=date(2023, 10, 13)), on=date(2023, 9, 1), number="9-TB/BCĐ",
        circulation="restricted",
    )  # fmt: skip
    told(gate)
    text = json.loads(gate.heard[0].body)["text"]
    assert SECRET not in text
    assert paper.number in text


def test_it_takes_only_listed_hosts_and_shows_a_secret_once(cast: Cast, made: Gateway, gate: Gate) -> None:
    client = cast.client("admin")
    wrong = client.post("/reminders/gateways/new/", {"name": "x", "url": "https://evil.vn/"})
    assert wrong.status_code == 422
    fields = {"name": "Nhóm", "url": gate.url, "version": made.version}
    assert client.post(f"/reminders/gateways/{made.pk}/", fields).status_code == 302
    assert client.post(f"/reminders/gateways/{made.pk}/", fields).status_code == 422
    former = made.secret
    page = client.post(f"/reminders/gateways/{made.pk}/secret/").content.decode()
    made.refresh_from_db()
    assert (made.is_active, made.name) == (False, "Nhóm")
    assert made.secret in page
    assert made.secret != former
    assert made.secret not in client.get(f"/reminders/gateways/{made.pk}/").content.decode()


def test_it_is_kept_by_administrators_alone(cast: Cast, made: Gateway, gate: Gate) -> None:
    for person in ("secretary", "outsider"):
        with pytest.raises(Refused):
            gateways.change(
                by=cast.actor(person), gateway=made, fields=GatewayFields("x", gate.url), version=made.version
            )
