"""Indicators, regimes and periods, forms, and what units report on them."""

from reporting.models.attempt import SubmissionAttempt
from reporting.models.exemption import Exemption
from reporting.models.form import FormAssignment, FormField, FormRule, ReportForm
from reporting.models.indicator import Indicator, IndicatorVersion
from reporting.models.lock_exception import LockException
from reporting.models.period import Period, PeriodDue
from reporting.models.regime import PeriodKind, Regime, RegimeDue
from reporting.models.report import COUNTED, FACTS, NARRATIVE, Report, ReportFacts, ReportVersion
from reporting.models.value import Value

__all__ = [
    "COUNTED",
    "FACTS",
    "NARRATIVE",
    "Exemption",
    "FormAssignment",
    "FormField",
    "FormRule",
    "Indicator",
    "IndicatorVersion",
    "LockException",
    "Period",
    "PeriodDue",
    "PeriodKind",
    "Regime",
    "RegimeDue",
    "Report",
    "ReportFacts",
    "ReportForm",
    "ReportVersion",
    "SubmissionAttempt",
    "Value",
]
