"""Rows over the cast that several rooms of tests begin from."""

from reporting.models import ReportForm
from tests.cast import Cast
from tests.infrastructure.layers import layer
from tests.reporting.sending import set_up


@layer
def monthly(cast: Cast) -> ReportForm:
    """Catalogue, regimes and forms of the district, with their periods; the form that wards fill in monthly."""
    return set_up(cast)
