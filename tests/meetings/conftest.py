"""The story of a committee, ready to be told."""

from tests.cast import Cast
from tests.infrastructure.layers import layer
from tests.meetings.story import Story


@layer
def story(cast: Cast) -> Story:
    return Story(cast, cast.committee)
