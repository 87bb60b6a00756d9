"""What was read of a sent file, between its preview and the word that confirms it."""

from typing import Any

import pytest
from django.core.cache import caches

from common import held


@pytest.fixture
def apart(db: None, settings: Any) -> None:
    """The portal's first cache is another one than the database's, as with Redis."""
    away = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "apart"}
    settings.CACHES = {**settings.CACHES, "default": away}


def test_it_outlives_a_cache_that_is_emptied(apart: None) -> None:
    ticket = held.hold({"rows": [1, 2]}, for_whom="7")
    caches["default"].clear()
    assert held.held(ticket, for_whom="7") == {"rows": [1, 2]}
    assert held.held(ticket, for_whom="8") is None
    held.let_go(ticket, for_whom="7")
    assert held.held(ticket, for_whom="7") is None
