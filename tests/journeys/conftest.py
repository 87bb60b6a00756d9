"""A whole district, ready for its first notice."""

from typing import Any

import pytest

from tests.journeys import house
from tests.journeys.visitors import arrives as arrives


@pytest.fixture
def district(db: Any, settings: Any) -> house.House:
    return house.built(settings)


@pytest.fixture
def live_district(transactional_db: Any, settings: Any) -> house.House:
    """The same where a real browser comes in."""
    return house.built(settings)
