"""Reports in the states that decide about a right: ward A's sent one waits for the office, its earlier one is accepted."""

from dataclasses import dataclass

from common import clock
from reporting.actions import attempts, reviews
from reporting.models import Report, ReportForm, SubmissionAttempt
from reporting.models.sent import Said
from reporting.policies.places import place
from reporting.readings.templates import template_of
from tests.builders import PORTAL
from tests.cast import Cast
from tests.guards import world_reporting_kept, world_reporting_pages
from tests.guards.world_reporting_kept import ReportingKeptWorld
from tests.guards.world_reporting_pages import ReportingPagesWorld
from tests.reporting.sending import EARLIER, MONTH, MONTHLY, OPEN, put, set_up, stored


@dataclass(frozen=True)
class ReportingWorld:
    form: ReportForm
    waiting: Report  # of ward A, sent
    accepted: Report  # of ward A, the period before
    attempt: SubmissionAttempt  # of ward A
    sheet: bytes  # of the waiting report, as it was sent
    pages: ReportingPagesWorld
    kept: ReportingKeptWorld


def build(cast: Cast) -> ReportingWorld:
    form = set_up(cast)
    for period in (EARLIER, OPEN):
        put(cast, MONTH, by=PORTAL, period=period, submit=True)
    reviews.accept(by=PORTAL, place=place(PORTAL, MONTHLY, EARLIER, "LB.00115", clock.today()))
    accepted, pages = stored(cast, period=EARLIER), world_reporting_pages.build(cast, form)
    return ReportingWorld(
        form=form,
        waiting=stored(cast),
        accepted=accepted,
        attempt=attempts.keep(
            by=cast.actor("ward_a_officer"),
            unit=cast.ward_a,
            form=MONTHLY,
            period=OPEN,
            door="api",
            code="rejected",
            body={"values": {"HT04": {"value": "37 máy"}}},
            said=[Said("values.HT04.value", "not_a_number", "A number is needed")],
        ),
        sheet=template_of(viewer=PORTAL, at=place(PORTAL, MONTHLY, OPEN, "LB.00115", clock.today())).content,
        pages=pages,
        kept=world_reporting_kept.build(cast, form, accepted, pages.request),
    )
