"""Which routes and templates the tests really used. `make test` compares them with what there is."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.handlers.base import BaseHandler
from django.test.signals import template_rendered

FOLDER = "EGOV_SEEN"  # where each test process leaves what it saw; without it nothing is noted


class Seen:
    def __init__(self) -> None:
        self.routes: set[str] = set()
        self.templates: set[str] = set()

    def template(self, sender: Any, template: Any, **kwargs: Any) -> None:
        if template.name:
            self.templates.add(template.name)

    def leave(self, folder: Path) -> None:
        found = {"routes": sorted(self.routes), "templates": sorted(self.templates)}
        (folder / f"{os.getpid()}.json").write_text(json.dumps(found), encoding="utf-8")


@pytest.fixture(scope="session", autouse=True)
def note_what_is_used() -> Iterator[None]:
    folder = os.environ.get(FOLDER)
    if not folder:
        yield
        return
    seen, patch = Seen(), pytest.MonkeyPatch()
    resolve = BaseHandler.resolve_request

    def noted(handler: BaseHandler, request: Any) -> Any:
        match = resolve(handler, request)
        seen.routes.add(match.view_name)
        return match

    patch.setattr(BaseHandler, "resolve_request", noted)
    template_rendered.connect(seen.template)
    yield
    template_rendered.disconnect(seen.template)
    patch.undo()
    seen.leave(Path(folder))


def unused(folder: Path, routes: set[str], templates: set[str]) -> list[str]:
    """Routes and templates that no test process saw."""
    for path in folder.glob("*.json"):
        found = json.loads(path.read_text(encoding="utf-8"))
        routes = routes - set(found["routes"])
        templates = templates - set(found["templates"])
    return [
        *(f"route {name}" for name in sorted(routes)),
        *(f"template {name}" for name in sorted(templates)),
    ]
