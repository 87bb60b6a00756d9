"""A whole district, ready for its first notice."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from tests.journeys import house
from tests.journeys.visitors import DESK, Visitor


@pytest.fixture
def district(db: Any, settings: Any) -> house.House:
    return house.built(settings)


@pytest.fixture
def live_district(transactional_db: Any, settings: Any) -> house.House:
    """The same where a real browser comes in."""
    return house.built(settings)


@pytest.fixture
def arrives(
    live_district: house.House, open_context: Callable[..., BrowserContext], axe: Any, overflow: Any
) -> Any:
    """Somebody signs in by the form in his own browser; at the end nothing may be wrong with any page he saw."""
    everybody, seen = list[Visitor](), set[str]()

    def arrived(username: str) -> Visitor:
        visitor = Visitor(username, open_context(viewport=DESK).new_page(), axe, overflow, seen)
        everybody.append(visitor)
        visitor.sign_in()
        return visitor

    yield arrived
    wrong = [each for visitor in everybody for each in visitor.found]
    assert not wrong, "\n".join(wrong)
