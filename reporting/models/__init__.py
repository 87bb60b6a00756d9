"""Indicators, regimes and periods, forms, and what units report on them."""

from reporting.models.ad_hoc import MOST_FIELDS, AdHocRequest
from reporting.models.amounts import Amount, Answer
from reporting.models.attempt import SubmissionAttempt
from reporting.models.consolidated import SECTIONS, ConsolidatedReport
from reporting.models.exemption import Exemption
from reporting.models.form import FormAssignment, FormField, FormRule, ReportForm
from reporting.models.indicator import Indicator, IndicatorVersion
from reporting.models.lock_exception import LockException
from reporting.models.period import Period, PeriodDue
from reporting.models.proposal import Proposal
from reporting.models.regime import PeriodKind, Regime, RegimeDue
from reporting.models.report import COUNTED, FACTS, NARRATIVE, Report, ReportFacts, ReportVersion
from reporting.models.rollup import Rollup
from reporting.models.target_feed import TargetFeed
from reporting.models.value import Value
from reporting.models.year_plan import YearPlan

__all__ = [
    "COUNTED",
    "FACTS",
    "MOST_FIELDS",
    "NARRATIVE",
    "SECTIONS",
    "AdHocRequest",
    "Amount",
    "Answer",
    "ConsolidatedReport",
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
    "Proposal",
    "Regime",
    "RegimeDue",
    "Report",
    "ReportFacts",
    "ReportForm",
    "ReportVersion",
    "Rollup",
    "SubmissionAttempt",
    "TargetFeed",
    "Value",
    "YearPlan",
]
