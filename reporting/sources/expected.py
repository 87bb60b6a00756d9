"""A report that is expected: pointed at without a row, for what was never sent has none."""

from common.refs import ObjectRef
from reporting.models import Period, ReportForm
from reporting.sources.senders import Column

EXPECTED_REPORT = "reporting.expected_report"


def ref_of(form: ReportForm, period: Period | Column) -> ObjectRef:
    """What is urged: a form and a period, of the unit that the urge names."""
    return ObjectRef(EXPECTED_REPORT, f"{form.code}/{period.code}")
