"""Who gets which answer from every address of reporting."""

from tests.guards import (
    access_matrix_reporting_core,
    access_matrix_reporting_kept,
    access_matrix_reporting_pages,
)
from tests.guards.access_rows import Matrix


def fill(matrix: Matrix) -> None:
    access_matrix_reporting_core.fill(matrix)
    access_matrix_reporting_pages.fill(matrix)
    access_matrix_reporting_kept.fill(matrix)
