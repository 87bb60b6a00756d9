"""Making keys from the command line."""

import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from organizations.models import ApiKey
from tests.cast import Cast


def made(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    call_command("create_api_key", *arguments, "--json")
    return json.loads(capsys.readouterr().out)


def test_it_makes_a_key_that_works(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    told = made(capsys, "--unit", "LB.00115", "--label", "Phần mềm một cửa")
    assert (told["unit"], told["scopes"]) == ("LB.00115", ["read", "report:write"])
    answer = Client().get("/api/v1/me/", headers={"Authorization": f"Token {told['token']}"})
    assert answer.json()["unit"] == "LB.00115"


@pytest.mark.parametrize(
    "scopes", [["read"], ["read", "report:write"], ["read,report:write"], ["read report:write"]]
)
def test_it_takes_scopes_in_any_manner(
    cast: Cast, capsys: pytest.CaptureFixture[str], scopes: list[str]
) -> None:
    told = made(capsys, "--unit", "00118", "--label", "x", "--scopes", *scopes)
    assert told["unit"] == "LB.00118"
    assert told["scopes"] == sorted(scopes[0].replace(",", " ").split() if len(scopes) == 1 else scopes)


def test_it_ends_a_key_with_its_last_day(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    told = made(capsys, "--unit", "LB.00115", "--label", "x", "--expires", "2027-06-30")
    assert told["expires_at"].startswith("2027-06-30T23:59:59")


def test_it_prints_the_token_alone(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("create_api_key", "--unit", "LB.00115", "--label", "x")
    out = capsys.readouterr().out
    assert out.startswith("egp_")
    assert len(out.split()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["--unit", "nothing", "--label", "x"],
        ["--unit", "LB", "--label", "x"],
        ["--unit", "LB.DC", "--label", "x"],
        ["--unit", "LB.00115", "--label", ""],
        ["--unit", "LB.00115", "--label", "x" * 101],
        ["--unit", "LB.00115", "--label", "x", "--scopes", "report:write"],
        ["--unit", "LB.00115", "--label", "x", "--scopes", "accept"],
        ["--unit", "LB.00115", "--label", "x", "--expires", "2001-01-01"],
        ["--unit", "LB.00115", "--label", "x", "--expires", "2099-01-01"],
        ["--unit", "LB.00115", "--label", "x", "--expires", "tomorrow"],
    ],
)
def test_it_refuses_and_makes_nothing(cast: Cast, arguments: list[str]) -> None:
    with pytest.raises(CommandError):
        call_command("create_api_key", *arguments)
    assert not ApiKey.objects.exists()
    call_command("create_api_key", "--unit", "LB.00115", "--label", "x", verbosity=0)
    assert ApiKey.objects.exists()
