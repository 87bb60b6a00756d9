"""Files with a report and a request, and what the office keeps about reporting."""

from dataclasses import dataclass

from documents.actions import attachments
from documents.actions.received import received
from documents.models import Attachment
from projects.models import Target
from reporting.actions import target_feeds
from reporting.models import AdHocRequest, FormAssignment, Indicator, Report, ReportForm, TargetFeed
from tests.builders import PORTAL
from tests.cast import Cast
from tests.documents.papers import png
from tests.projects import schemes


@dataclass(frozen=True)
class ReportingKeptWorld:
    file: Attachment  # of ward A's accepted report
    request_file: Attachment
    sender: FormAssignment
    indicator: Indicator
    target: Target  # nothing feeds it
    feed: TargetFeed


def build(cast: Cast, form: ReportForm, report: Report, request: AdHocRequest) -> ReportingKeptWorld:
    scheme = schemes.begun(cast.district, cast.office, "DA-SL")
    fed, target = (schemes.target_of(scheme, cast.lead, code) for code in ("CT01", "CT02"))
    indicator = Indicator.objects.get(code="DVC02")

    def kept(holder: Report | AdHocRequest) -> Attachment:
        file = received(png(), "anh.png")
        return attachments.keep(by=PORTAL, owner=cast.district, holder=holder, file=file)

    return ReportingKeptWorld(
        file=kept(report),
        request_file=kept(request),
        sender=FormAssignment.objects.filter(form=form).latest("pk"),
        indicator=indicator,
        target=target,
        feed=target_feeds.link(by=PORTAL, owner=cast.district, indicator=indicator, target=fed),
    )
