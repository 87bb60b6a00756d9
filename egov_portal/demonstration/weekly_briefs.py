"""Weekly briefs of the story: two that leaders have read, one that waits for the head of office."""

from collections.abc import Callable
from datetime import date

from dashboards.actions import briefs
from dashboards.models import WeeklyBrief
from dashboards.readings.briefs import collected
from egov_portal.demonstration.acts import Acts
from organizations.models import Unit

At = Callable[[date, Callable[[], object]], None]
RELEASED = {
    date(2023, 10, 6): "Các đơn vị tập trung hoàn thành nội dung đến hạn trong tháng 10.",
    date(2023, 10, 13): "Hồ sơ cuộc họp quý đã chuẩn bị; đề nghị các đơn vị cập nhật kết quả trước ngày họp.",
}
WAITING = date(2023, 10, 16)


class BriefStory:
    def __init__(self, acts: Acts, owner: Unit) -> None:
        self.acts, self.owner = acts, owner

    def plan(self, at: At) -> None:
        for day, word in RELEASED.items():
            at(day, lambda day=day, word=word: self.release(self.prepare(day, word)))
        at(
            WAITING,
            lambda: self.prepare(WAITING, "Bản nháp chờ Chánh Văn phòng duyệt phát hành."),
        )

    def prepare(self, day: date, word: str) -> WeeklyBrief:
        by = self.acts.secretary()
        told = collected(self.owner, viewer=by, on=day)
        return briefs.prepare(by=by, owner=self.owner, on=day, collected=told, word=word)

    def release(self, brief: WeeklyBrief) -> WeeklyBrief:
        by = self.acts.person("chanhvanphong")()
        return briefs.release(by=by, brief=brief, version=brief.version)
