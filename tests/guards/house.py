"""What the guards look at: the apps of the project, their modules, their templates, their models."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
# The sentence of the domain, from the roof to the ground. An app that is not built yet is not installed.
FLOORS = (
    "egov_portal", "dashboards", "reminders", "reporting", "meetings", "projects", "apps_catalog", "directives",
    "documents", "organizations", "common",
)  # fmt: skip
DOORS = frozenset({"urls", "views", "api", "admin", "management", "tasks", "forms", "serializers"})
OPEN_ROOMS = frozenset({"models", "policies", "actions", "readings", "layouts", "sources", "permissions"})
CLOSED_ROOMS = DOORS | {"parsing", "imports", "channels", "verbs"}
ROOMS = OPEN_ROOMS | CLOSED_ROOMS | {"apps", "migrations", "__init__"}


def local_apps() -> tuple[str, ...]:
    """Installed apps that live in this repository, in the order of INSTALLED_APPS."""
    return tuple(
        config.name
        for config in apps.get_app_configs()
        if Path(config.path).is_relative_to(ROOT) and ".venv" not in config.path
    )


def rooms_apps() -> tuple[str, ...]:
    """Apps with rooms: the ground and the roof are free in their file names."""
    return tuple(app for app in local_apps() if app not in {"common", "egov_portal"})


def modules(*names: str) -> list[Path]:
    """Python files of the apps, without migrations."""
    found = []
    for app in names or local_apps():
        found += [path for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts]
    return found


def templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.html"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def dotted(node: ast.AST) -> str:
    """``a.b.c`` of an attribute chain, "" when it is something else."""
    if isinstance(node, ast.Attribute):
        head = dotted(node.value)
        return f"{head}.{node.attr}" if head else ""
    return node.id if isinstance(node, ast.Name) else ""


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Dotted names a module imports, with their lines; ``from a import b`` counts as ``a.b``."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
