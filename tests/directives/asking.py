"""What the tests of the follow-up engine ask again and again."""

from collections.abc import Callable
from typing import Any

import pytest

from common.decisions import Decision, Refused
from directives.actions import assignments, progress_updates
from directives.models import Assignment
from tests.builders import PORTAL


def refusal(act: Callable[[], Any]) -> Decision:
    """The decision with which the action was refused."""
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.decision


def reported(
    work: Assignment, *, by: Any = PORTAL, done: bool = False, percent: int = 50, **fields: Any
) -> Any:
    told = {"result": "Đã triển khai tại các đơn vị", **fields}
    return progress_updates.record(by=by, assignment=work, percent=percent, done=done, **told)


def verified(work: Assignment, *, by: Any = PORTAL) -> Assignment:
    reported(work, done=True)
    return assignments.verify(by=by, assignment=work)


def accepted(work: Assignment, *, by: Any = PORTAL) -> Assignment:
    verified(work)
    return assignments.accept(by=by, assignment=work)
