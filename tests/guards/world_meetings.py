"""A meeting in session with everything around it, as the access matrix needs it."""

from dataclasses import dataclass
from datetime import date

from common import clock
from directives.models import Directive, DirectiveItem
from documents.actions.received import received
from meetings.actions import meetings, news, papers, records, sessions
from meetings.actions.meetings import MeetingFields
from meetings.models import Highlight, Meeting, MeetingPaper, NewsPost, Photo, SessionConclusion
from tests.builders import PORTAL
from tests.cast import Cast
from tests.documents.papers import png

SAT_ON = date(2023, 10, 13)


@dataclass(frozen=True)
class MeetingsWorld:
    sitting: Meeting
    invitable: Meeting
    item: DirectiveItem  # on its table
    conclusion: SessionConclusion
    paper: MeetingPaper
    photo: Photo
    highlight: Highlight
    post: NewsPost  # of `sitting`, waits for approval


def build(cast: Cast, paper: Directive) -> MeetingsWorld:
    fields = MeetingFields("Họp chuyên đề", SAT_ON, starts_at=clock.now().time(), place="Phòng họp 2")
    sitting = meetings.create(by=PORTAL, committee=cast.committee, fields=fields)
    sitting = meetings.sit(by=PORTAL, meeting=sitting)
    ahead = MeetingFields("Họp tuần", date(2023, 11, 3), starts_at=clock.now().time(), place="Phòng họp 2")
    file = records.cleaned_photo(png(21), "anh.png")
    post = news.write(by=PORTAL, meeting=sitting, title="Tin họp", lead="", text="Nội dung")
    return MeetingsWorld(
        sitting=sitting,
        invitable=meetings.create(by=PORTAL, committee=cast.committee, fields=ahead),
        item=paper.items.get(no=1),
        conclusion=sessions.conclude_in_words(by=PORTAL, meeting=sitting, text="Giao Phòng Nội vụ rà soát"),
        paper=papers.lay(by=PORTAL, meeting=sitting, title="Tài liệu", file=received(png(22), "a.png")),
        photo=records.add_photo(by=PORTAL, meeting=sitting, file=file, caption="Toàn cảnh", has_consent=True),
        highlight=records.add_highlight(by=PORTAL, meeting=sitting, text="Kết quả nổi bật"),
        post=news.submit(by=PORTAL, post=post),
    )
