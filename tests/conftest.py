"""What every test may ask for. The environment comes first: Django reads its settings once."""

import gc

from tests.infrastructure import environment

environment.prepare()

LONGEST = 60  # letters of one value in the name of a test

pytest_plugins = [
    "tests.infrastructure.databases",
    "tests.infrastructure.layers",
    "tests.infrastructure.seen",
    "tests.infrastructure.browser",
    "tests.infrastructure.processes",
    "tests.cast",
    "tests.worlds",
]


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A value of ten million letters gives its test a name one can still read, send and print."""
    if isinstance(val, str | bytes) and len(val) > LONGEST:
        return f"{argname} of {len(val)} {val[:20]!r}"
    return None


def pytest_collection_finish() -> None:
    """The loaded portal and the collected tests stay to the end: the collector of garbage need not walk them each time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
