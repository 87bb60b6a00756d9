"""Rooms and names: the same closed list in every app, and no name that says nothing."""

import ast

from tests.guards import house

EMPTY_NAMES = frozenset(
    {"utils", "util", "helpers", "helper", "misc", "manager", "service", "services", "base", "data", "info"}
)


def test_it_has_no_room_outside_the_list() -> None:
    strange = [
        house.short(path)
        for app in house.rooms_apps()
        for path in (house.ROOT / app).iterdir()
        if path.name != "__pycache__" and path.name.removesuffix(".py") not in house.ROOMS
    ]
    assert not strange


def test_it_has_a_package_marker_in_every_folder_of_modules() -> None:
    bare = {
        house.short(path.parent)
        for app in house.local_apps()
        for path in (house.ROOT / app).rglob("*.py")
        if not (path.parent / "__init__.py").exists()
    }
    assert not bare


def test_it_names_nothing_after_nothing() -> None:
    empty = [house.short(path) for path in house.modules() if path.stem in EMPTY_NAMES]
    for path in house.modules():
        for node in ast.walk(house.tree(path)):
            if (
                isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
                and node.name.lower() in EMPTY_NAMES
            ):
                empty.append(f"{house.short(path)}:{node.lineno} {node.name}")
    assert not empty
