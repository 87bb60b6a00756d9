"""Calls and words that have a better place, found in the syntax tree."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.guards import house

CLOCKS = frozenset(
    {
        "timezone.now", "timezone.localdate", "date.today", "datetime.now", "datetime.today",
        "datetime.utcnow", "datetime.date.today", "datetime.datetime.now",
    }
)  # fmt: skip
THE_CLOCK = house.ROOT / "common" / "clock.py"
READING_ROOMS = frozenset({"views", "api", "forms", "serializers", "tasks", "urls"})
ESCAPES = re.compile(r"#\s*(noqa|type:\s*ignore|pragma:\s*no cover)|mark_safe|csrf_exempt|SafeString\(")
SIGNALS = re.compile(r"django\.(db\.models\.)?signals|@receiver|django\.dispatch")


def calls(path: Path) -> list[tuple[int, str]]:
    return [
        (node.lineno, house.dotted(node.func))
        for node in ast.walk(house.tree(path))
        if isinstance(node, ast.Call)
    ]


def room(path: Path) -> str:
    parts = path.relative_to(house.ROOT).parts
    return parts[1].removesuffix(".py") if len(parts) > 1 else ""


def test_it_asks_one_clock_for_the_time() -> None:
    wrong = [
        f"{house.short(path)}:{line} {name}()"
        for path in house.modules()
        if path != THE_CLOCK
        for line, name in calls(path)
        if name in CLOCKS
    ]
    assert not wrong


def test_it_starts_no_read_of_a_door_at_all_rows() -> None:
    """Views, forms and tasks reach rows by `visible_to(actor)` or by a reading or an action, never by `.objects`."""
    wrong = []
    for path in house.modules(*house.rooms_apps()):
        if room(path) in READING_ROOMS:
            text = path.read_text(encoding="utf-8")
            for statement in statements(house.tree(path)):
                if ".visible_to(" not in (ast.get_source_segment(text, statement) or ""):
                    wrong += [f"{house.short(path)}:{line}" for line in reaches(statement)]
    assert not wrong


def statements(node: ast.AST) -> Iterator[ast.stmt]:
    """Simple statements: what a reader sees as one line of thought."""
    for child in ast.walk(node):
        if isinstance(child, ast.stmt) and not hasattr(child, "body"):
            yield child


def reaches(statement: ast.stmt) -> list[int]:
    """Lines on which it takes all rows of a model."""
    return [
        node.lineno
        for node in ast.walk(statement)
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "_base_manager"}
    ]


def test_it_saves_nothing_in_a_form_or_a_view() -> None:
    wrong = [
        f"{house.short(path)}:{line} {name}()"
        for path in house.modules(*house.rooms_apps())
        if room(path)
        in {"views", "forms", "serializers", "api", "readings", "policies", "parsing", "layouts"}
        for line, name in calls(path)
        if name.rsplit(".", 1)[-1]
        in {"save", "bulk_create", "bulk_update", "update_or_create", "get_or_create"}
    ]
    assert not wrong


def test_it_has_no_signals() -> None:
    assert not [
        house.short(path) for path in house.modules() if SIGNALS.search(path.read_text(encoding="utf-8"))
    ]


def test_it_has_no_escapes_from_its_own_rules() -> None:
    wrong = [
        f"{house.short(path)}:{number} {line.strip()}"
        for path in house.modules()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if ESCAPES.search(line)
    ]
    assert not wrong


def test_it_leaves_nothing_for_later() -> None:
    later = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    wrong = [
        f"{house.short(path)}:{number}"
        for path in [*house.modules(), *house.templates()]
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if later.search(line)
    ]
    assert not wrong


def test_it_skips_no_test() -> None:
    skipping = re.compile(r"pytest\.skip\(|mark\.skip|mark\.xfail|importorskip\(|\.skipTest\(")
    found = [
        house.short(path)
        for path in (house.ROOT / "tests").rglob("*.py")
        if path != Path(__file__) and skipping.search(path.read_text(encoding="utf-8"))
    ]
    assert not found
