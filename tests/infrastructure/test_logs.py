"""Logs: nothing secret, one line per event."""

from egov_portal import logs


def test_it_hides_what_is_named_like_a_secret() -> None:
    event = {
        "event": "x",
        "password": "canary",
        "nested": {"Authorization": "canary", "unit": "LB"},
        "list": [{"otp": "canary"}],
    }
    told = str(logs.redact_event(None, "", event))
    assert "canary" not in told
    assert "LB" in told


def test_it_hides_what_looks_like_a_secret() -> None:
    told = logs.redact(
        "login failed: password=canary1, Authorization: Token canary2 key egp_canary3 for unit LB"
    )
    assert "canary" not in told
    assert "unit LB" in told


def test_it_hides_what_opens_an_account() -> None:
    told = logs.redact(
        {"path": "/accounts/link/canary-_1/", "event": "GET /accounts/link/canary2?x=1 answered"}
    )
    assert "canary" not in str(told)
    assert logs.redact("/accounts/link/") == "/accounts/link/"


def test_it_keeps_one_event_on_one_line() -> None:
    assert "\r" not in logs.redact("a\rforged line\x1b[2J")


def test_it_leaves_the_fields_of_the_logger_alone() -> None:
    marker = object()
    assert logs.redact_event(None, "", {"event": "x", "_record": marker})["_record"] is marker
