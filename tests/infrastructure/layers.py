"""Rows that many tests begin from, made once for those that follow each other.

A `@layer` is a fixture whose rows lie in a transaction that stays open below the test's own: what a test does is undone as
ever, the layer stays for the next test that asks for it, and each test gets its own copy of the objects. Layers stand on
layers. A test that needs transactions of its own makes the rows for itself.
"""

import copy
import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import override_settings

TODAY = date(2023, 10, 16)  # the business day of every layer, and of the tests over it
Make = Callable[..., Any]
COPIES = pytest.StashKey[dict[str, Any]]()


@dataclass(frozen=True)
class Layer:
    """`make` is called with what the layers named `below` made."""

    make: Make
    below: tuple[str, ...]


def layer(make: Make) -> Any:
    """A fixture over `make`, which asks for other layers by their names and for nothing else."""
    below = tuple(inspect.signature(make).parameters)

    def given(request: pytest.FixtureRequest, settings: Any, db: None, **values: Any) -> Any:
        settings.DEMO_TODAY = TODAY
        copies = request.node.stash.get(COPIES, {})
        return copies[make.__name__] if make.__name__ in copies else make(**values)

    given.__name__, given.__doc__ = make.__name__, make.__doc__
    asked = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY)
        for name in ("request", "settings", "db", *below)
    ]
    vars(given).update(__signature__=inspect.Signature(asked), layer=Layer(make, below))
    return pytest.fixture(given)


@dataclass(frozen=True)
class Laid:
    """A layer that lies there: its transaction, and the objects of all layers up to it by the names of their fixtures."""

    layer: Layer
    atomic: transaction.Atomic
    made: dict[str, Any]


@dataclass
class Ground:
    """The layers that lie in the database now, the lowest first."""

    lying: list[Laid] = field(default_factory=list)

    def bring(self, wanted: list[Layer], **options: Any) -> None:
        """Exactly the layers wanted; what lies there already is kept as far as it is the same."""
        kept = 0
        for laid, layer in zip(self.lying, wanted, strict=False):
            if laid.layer != layer or lost():
                break
            kept += 1
        while len(self.lying) > kept:
            undo(self.lying.pop().atomic)
        with override_settings(DEMO_TODAY=TODAY, **options):
            for layer in wanted[kept:]:
                self.lay(layer)

    def lay(self, layer: Layer) -> None:
        """What is made may change the objects below it: they are copies, for the layers below may outlast it."""
        made = self.copies()
        atomic = transaction.atomic()
        atomic.__enter__()
        try:
            made[layer.make.__name__] = layer.make(**{name: made[name] for name in layer.below})
        except BaseException:
            undo(atomic)
            raise
        self.lying.append(Laid(layer, atomic, made))

    def copies(self) -> dict[str, Any]:
        """Own objects for one test: whoever is the same in two layers is the same in their copies."""
        return copy.deepcopy(self.lying[-1].made) if self.lying else {}


def lost() -> bool:
    """A connection that was closed takes along whatever was not committed."""
    return connection.closed_in_transaction or not connection.in_atomic_block or not connection.is_usable()


def undo(atomic: transaction.Atomic) -> None:
    if connection.in_atomic_block:
        transaction.set_rollback(True)
        atomic.__exit__(None, None, None)


GROUND = Ground()


def layers_of(item: pytest.Item) -> list[Layer]:
    """What the test asks for by its fixtures, the lowest first; none where it needs transactions of its own."""
    info = getattr(item, "_fixtureinfo", None)
    if info is None or has_own_transactions(item):
        return []
    found: list[Layer] = []

    def visit(name: str) -> None:
        made = info.name2fixturedefs.get(name)
        asked = getattr(made[-1].func, "layer", None) if made else None
        if asked is not None and asked not in found:
            for each in asked.below:
                visit(each)
            found.append(asked)

    for name in info.names_closure:
        visit(name)
    return found


def has_own_transactions(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    named = marker is not None and (marker.kwargs.get("transaction") or marker.kwargs.get("reset_sequences"))
    return bool(named) or bool({"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ())))


@pytest.fixture
def ground(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> None:
    """The layers of the test and no others."""
    media = str(request.config._tmp_path_factory.getbasetemp() / "media")
    with django_db_blocker.unblock():
        GROUND.bring(layers_of(request.node), MEDIA_ROOT=media)
        request.node.stash[COPIES] = GROUND.copies()


@pytest.fixture
def _django_db_helper(ground: None, _django_db_helper: None) -> None:
    """The test's own transaction begins over its layers."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of one module over the same layers follow each other; those with transactions of their own empty the database, and
    come last; among both the long ones begin."""
    modules: dict[str, int] = {}
    for item in items:
        modules.setdefault(item.nodeid.partition("::")[0], len(modules))
    items.sort(
        key=lambda item: (
            has_own_transactions(item),
            item.get_closest_marker("long") is None,
            modules[item.nodeid.partition("::")[0]],
            [f"{each.make.__module__}.{each.make.__qualname__}" for each in layers_of(item)],
        )
    )
