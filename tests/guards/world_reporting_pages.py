"""What wards propose, what the office asks once, and the plan's own reports, in the states that decide about a right."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from reporting.actions import ad_hoc, consolidated, proposals
from reporting.actions.ad_hoc import RequestFields
from reporting.models import AdHocRequest, ConsolidatedReport, Period, Proposal, ReportForm
from tests.builders import PORTAL
from tests.cast import Cast
from tests.reporting.sending import CLOSED, EARLIER


@dataclass(frozen=True)
class ReportingPagesWorld:
    proposal: Proposal  # of ward A, to be answered by the finance division
    answered: Proposal  # of ward A
    request: AdHocRequest  # of ward A alone
    draft: ConsolidatedReport
    signed: ConsolidatedReport


def build(cast: Cast, form: ReportForm) -> ReportingPagesWorld:
    proposal, answered = (
        proposals.raise_(by=PORTAL, unit=cast.ward_a, text=text)
        for text in ("Xin cấp máy quét", "Xin cấp máy in")
    )
    due = date(2023, 10, 31)
    proposal = proposals.pass_on(
        by=PORTAL, proposal=proposal, to_unit=cast.coordinator, due_on=due, version=1
    )
    fields = RequestFields("Rà soát máy trạm", timezone.make_aware(datetime.combine(due, time(17))))
    draft, signed = (begun(form, period) for period in (EARLIER, CLOSED))
    return ReportingPagesWorld(
        proposal=proposal,
        answered=proposals.answer(by=PORTAL, proposal=answered, text="Đã đưa vào kế hoạch"),
        request=ad_hoc.ask(by=PORTAL, owner=cast.district, units=[cast.ward_a], fields=fields),
        draft=draft,
        signed=consolidated.sign(
            by=PORTAL,
            report=signed,
            number="12/BC-UBND",
            signed_on=date(2023, 10, 2),
            signer_post="Phó Chủ tịch",
            figures=[],
            version=signed.version,
        ),
    )


def begun(form: ReportForm, period: str) -> ConsolidatedReport:
    span = Period.objects.get(regime=form.regime, code=period)
    return consolidated.begin(by=PORTAL, form=form, period=span, sources=[], to_name="UBND Thành phố")
