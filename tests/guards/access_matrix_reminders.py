"""Who gets which answer from every address of reminders."""

from tests.guards.access_rows import Matrix


def fill(matrix: Matrix) -> None:
    pass
