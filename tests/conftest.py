"""What every test may ask for. The environment comes first: Django reads its settings once."""

import gc

from tests.infrastructure import environment

environment.prepare()

pytest_plugins = [
    "tests.infrastructure.databases",
    "tests.infrastructure.seen",
    "tests.infrastructure.browser",
    "tests.infrastructure.processes",
    "tests.cast",
]


def pytest_collection_finish() -> None:
    """The loaded portal and the collected tests stay to the end: the collector of garbage need not walk them each time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
