"""Who gets which answer from every address. A route without a row fails the build."""

from tests.guards import (
    access_matrix_acts,
    access_matrix_api,
    access_matrix_apps_catalog,
    access_matrix_dashboards,
    access_matrix_followup,
    access_matrix_meetings,
    access_matrix_pages,
    access_matrix_people,
    access_matrix_projects,
    access_matrix_reminders,
    access_matrix_reporting,
)
from tests.guards.access_rows import Matrix, routes

__all__ = ["MATRIX", "routes"]
MATRIX = Matrix()
access_matrix_pages.fill(MATRIX)
access_matrix_acts.fill(MATRIX)
access_matrix_api.fill(MATRIX)
access_matrix_followup.fill(MATRIX)
access_matrix_people.fill(MATRIX)
access_matrix_apps_catalog.fill(MATRIX)
access_matrix_projects.fill(MATRIX)
access_matrix_reporting.fill(MATRIX)
access_matrix_reminders.fill(MATRIX)
access_matrix_meetings.fill(MATRIX)
access_matrix_dashboards.fill(MATRIX)
