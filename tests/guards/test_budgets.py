"""Sizes at which a reader still holds the thing in mind."""

import ast
from pathlib import Path

from tests.guards import house

MODULE, FUNCTION, VIEW, TEMPLATE = 400, 40, 25, 150


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its decorators and its docstring."""
    first = node.body[0]
    is_docstring = (
        isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    )
    spent = (first.end_lineno or 0) - first.lineno + 1 if is_docstring else 0
    return (node.end_lineno or node.lineno) - node.lineno + 1 - spent


def is_view(path: Path) -> bool:
    return "views" in path.parts or path.stem == "views"


def test_it_keeps_modules_short() -> None:
    long = {
        house.short(path): n for path in house.modules() if (n := len(path.read_text().splitlines())) > MODULE
    }
    assert not long


def test_it_keeps_functions_short() -> None:
    long = []
    for path in house.modules():
        limit = VIEW if is_view(path) else FUNCTION
        for node in ast.walk(house.tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (lines := length(node)) > limit:
                long.append(
                    f"{house.short(path)}:{node.lineno} {node.name} has {lines} lines, at most {limit}"
                )
    assert not long


def test_it_keeps_templates_short() -> None:
    long = {
        house.short(path): n
        for path in house.templates()
        if (n := len(path.read_text().splitlines())) > TEMPLATE
    }
    assert not long
