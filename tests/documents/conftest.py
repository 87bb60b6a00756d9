"""A disk of its own for every test of files, and things that hold them."""

from pathlib import Path
from typing import Any

import pytest

from directives.models import Assignment, Directive
from tests.builders import assignment, issued_paper, item
from tests.cast import Cast
from tests.infrastructure.layers import layer


@pytest.fixture(autouse=True)
def disk(tmp_path: Path, settings: Any) -> Path:
    settings.MEDIA_ROOT = str(tmp_path / "media")
    return tmp_path / "media" / "attachments"


@layer
def paper(cast: Cast) -> Directive:
    return issued_paper(cast.district, item(1, leads=["LB.VHTT"], coordinators=("LB.TCKH",)))


@layer
def work(paper: Directive) -> Assignment:
    return assignment(paper, "LB.VHTT")
