"""The story of a committee, ready to be told."""

import pytest

from tests.cast import Cast
from tests.meetings.story import Story


@pytest.fixture
def story(cast: Cast) -> Story:
    return Story(cast, cast.committee)
