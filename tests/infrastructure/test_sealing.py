"""Secrets of second steps lie sealed in the database, and survive a new SECRET_KEY."""

import json
from io import StringIO
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from cryptography.fernet import InvalidToken
from django.core.cache import cache
from django.core.management import CommandError, call_command

from egov_portal import sealing
from egov_portal.sealed_rows import changed
from tests.cast import Cast

SECRET = "JBSWY3DPEHPK3PXP"
NEW = "another-key-that-is-long-enough-and-that-nobody-knows-yet-1"


@pytest.fixture
def step(cast: Cast) -> Authenticator:
    return TOTP.activate(cast.user("secretary"), SECRET).instance


def stored(step: Authenticator) -> Authenticator:
    return Authenticator.objects.get(pk=step.pk)


def takes_code(step: Authenticator) -> bool:
    cache.clear()
    counter = list(yield_hotp_counters_from_time())[1]
    return TOTP(stored(step)).validate_code(format_hotp_value(hotp_value(SECRET, counter)))


def command() -> Any:
    out = StringIO()
    try:
        call_command("seal_secrets", "--json", stdout=out)
    except CommandError as error:
        return json.loads(out.getvalue()), str(error)
    return json.loads(out.getvalue()), ""


def test_the_database_holds_no_secret_that_makes_codes(step: Authenticator) -> None:
    assert SECRET not in json.dumps(stored(step).data)
    assert takes_code(step)


def test_the_same_secret_never_looks_the_same() -> None:
    assert sealing.seal(SECRET) != sealing.seal(SECRET)
    assert sealing.opened(sealing.seal(SECRET)) == SECRET


def test_a_new_key_opens_what_the_former_one_sealed(step: Authenticator, settings: Any) -> None:
    former, settings.SECRET_KEY = settings.SECRET_KEY, NEW
    assert not takes_code(step)
    settings.SECRET_KEY_FALLBACKS = [former]
    assert takes_code(step)
    assert command() == ({"sealed": 1, "unreadable": 0}, "")
    settings.SECRET_KEY_FALLBACKS = []
    assert takes_code(step)
    assert command() == ({"sealed": 0, "unreadable": 0}, "")


def test_what_no_key_opens_is_named_and_takes_no_code(step: Authenticator, settings: Any) -> None:
    settings.SECRET_KEY = NEW
    before = stored(step).data
    told, error = command()
    assert told == {"sealed": 0, "unreadable": 1}
    assert "SECRET_KEY_FALLBACKS" in error
    assert stored(step).data == before
    assert not takes_code(step)


def test_what_was_not_sealed_is_not_taken_for_a_secret(step: Authenticator) -> None:
    """Who may write into the database must not be able to put a secret of his own there."""
    Authenticator.objects.filter(pk=step.pk).update(data={"secret": SECRET})
    assert not takes_code(step)
    with pytest.raises(InvalidToken):
        sealing.opened(SECRET)


def test_the_seed_of_a_sheet_of_codes_lies_sealed_and_follows_a_new_key(cast: Cast, settings: Any) -> None:
    codes = RecoveryCodes.activate(cast.user("secretary"))
    expected = codes.get_unused_codes()
    first = stored(codes.instance).data["seed"]
    assert first.startswith(sealing.MARK)
    former, settings.SECRET_KEY = settings.SECRET_KEY, NEW
    settings.SECRET_KEY_FALLBACKS = [former]
    for sealed in (1, 0):
        assert command() == ({"sealed": sealed, "unreadable": 0}, "")
    settings.SECRET_KEY_FALLBACKS = []
    assert stored(codes.instance).data["seed"] != first
    assert RecoveryCodes(stored(codes.instance)).get_unused_codes() == expected


def test_what_was_sealed_is_opened_and_sealed_whole(cast: Cast, step: Authenticator) -> None:
    """Every secret of a row is found: none stays readable, none is lost on the way there and back."""
    rows = (step, RecoveryCodes.activate(cast.user("secretary")).instance)
    for row in rows:
        readable = changed(stored(row).data, sealing.opened)
        assert sealing.MARK not in json.dumps(readable)
        again = changed(readable, sealing.seal)
        assert changed(again, sealing.opened) == readable
    assert changed(stored(step).data, sealing.opened) == {"secret": SECRET}


def test_sheets_of_codes_from_elsewhere_are_sealed_too(cast: Cast, settings: Any) -> None:
    sheet = Authenticator.objects.create(
        user=cast.user("secretary"),
        type=Authenticator.Type.RECOVERY_CODES,
        data={"used_mask": 0, "migrated_codes": [sealing.seal("12345678")]},
    )
    former, settings.SECRET_KEY = settings.SECRET_KEY, NEW
    settings.SECRET_KEY_FALLBACKS = [former]
    assert command()[0] == {"sealed": 1, "unreadable": 0}
    settings.SECRET_KEY_FALLBACKS = []
    assert RecoveryCodes(stored(sheet)).get_unused_codes() == ["12345678"]
