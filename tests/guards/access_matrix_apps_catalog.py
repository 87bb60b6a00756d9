"""Who gets which answer from every address of apps_catalog."""

from tests.guards.access_rows import Matrix


def fill(matrix: Matrix) -> None:
    pass
