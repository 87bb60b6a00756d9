"""Who gets which answer from every address of projects."""

from tests.guards.access_rows import Matrix


def fill(matrix: Matrix) -> None:
    pass
