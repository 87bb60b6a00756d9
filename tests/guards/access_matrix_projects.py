"""Who gets which answer from every address of projects."""

from tests.guards import (
    access_matrix_projects_money,
    access_matrix_projects_scheme,
    access_matrix_projects_work,
)
from tests.guards.access_rows import Matrix


def fill(matrix: Matrix) -> None:
    access_matrix_projects_scheme.fill(matrix)
    access_matrix_projects_money.fill(matrix)
    access_matrix_projects_work.fill(matrix)
