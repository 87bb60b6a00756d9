"""What every test may ask for. The environment comes first: Django reads its settings once."""

from tests.infrastructure import environment

environment.prepare()

pytest_plugins = [
    "tests.infrastructure.databases",
    "tests.infrastructure.seen",
    "tests.infrastructure.browser",
    "tests.infrastructure.processes",
    "tests.cast",
]
