"""Tests of one group run in one process, so that what they share is made once."""

import os

import pytest

pytestmark = pytest.mark.xdist_group("groups")
WORKER = os.environ.get("PYTEST_XDIST_WORKER")


@pytest.mark.parametrize("part", range(2))
def test_it_is_run_with_its_group(request: pytest.FixtureRequest, part: int) -> None:
    """The name is how a group reaches the process that deals the tests out; where it was lost, groups fell apart."""
    assert request.node.nodeid.endswith("@groups" if WORKER else f"[{part}]")
