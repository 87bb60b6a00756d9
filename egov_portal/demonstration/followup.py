"""What becomes of work beside reports and verdicts: a part asked of another unit, an explanation, a look on the spot, work
that rests, is cancelled or goes on as another item; and the open work of a unit that ended."""

from collections.abc import Callable
from datetime import date

from directives.actions import coordination, courses, directives, explanations, field_checks, handovers, items
from directives.actions import lineage as item_lineage
from directives.actions.directives import DirectiveFields
from directives.actions.items import ItemFields
from directives.models import Assignment, Directive, DirectiveItem
from egov_portal.demonstration.acts import Acts
from organizations.actions import units
from organizations.imports.units_csv import UnitRow
from organizations.models import Committee, Unit

At = Callable[[date, Callable[[], object]], None]
CHAIR = "Bí thư Quận ủy, Trưởng Ban Chỉ đạo"
BEGUN, GIVEN_OUT, ENDED = date(2022, 1, 4), date(2022, 12, 5), date(2023, 6, 30)
HANDED, ASKED, ANSWERED = date(2023, 7, 10), date(2023, 9, 28), date(2023, 10, 3)
CHECKED, EXPLAINED, DECIDED = date(2023, 10, 4), date(2023, 10, 6), date(2023, 10, 9)
TEAM = UnitRow(
    code="LB.MH.CNTT", name="Tổ Công nghệ thông tin (dữ liệu minh họa)", level="department", bloc="government",
    relation="subordinate", parent="LB", group="", valid_from=BEGUN, valid_to=ENDED,
)  # fmt: skip
NUMBER = "KL-MH-01"
DUE = date(2023, 12, 15)
WORK = (  # words, lead, what becomes of it
    ("Rà soát thiết bị mạng tại trụ sở cũ, lập danh mục bàn giao.", "LB.MH.CNTT", ""),
    ("Lưu trữ hồ sơ các phần mềm đã thanh lý.", "LB.MH.CNTT", ""),
    ("Thí điểm chữ ký số cho cán bộ không chuyên trách.", "LB.VHTT", "rests"),
    ("Tổ chức hội thi tin học trẻ cấp quận.", "LB.VHTT", "cancelled"),
    ("Rà soát chữ ký số của lãnh đạo các đơn vị.", "LB.VP", "superseded"),
    ("Rà soát, cấp mới và thu hồi chữ ký số toàn quận.", "LB.VHTT", ""),
    ("Ghi nhận ý kiến về giao diện trang thông tin.", "", "no task"),
)


class FollowedUp:
    def __init__(self, acts: Acts, committee: Committee) -> None:
        self.acts, self.committee = acts, committee
        self.team: Unit | None = None

    def plan(self, at: At) -> None:
        at(BEGUN, self.found_team)
        at(GIVEN_OUT, self.give_out)
        at(HANDED, self.hand_over)
        at(ASKED, self.ask)
        at(ANSWERED, self.answer)
        at(CHECKED, self.check)
        at(EXPLAINED, self.explain)
        at(DECIDED, self.decide)

    def found_team(self) -> None:
        self.team = units.create(by=self.acts.by, row=TEAM)

    def give_out(self) -> None:
        head = DirectiveFields(
            title="Kết luận rà soát nhiệm vụ công nghệ thông tin cuối năm 2022 (dữ liệu minh họa)",
            committee=self.committee,
            number=NUMBER,
            issued_on=GIVEN_OUT,
            signer_post=CHAIR,
            is_illustrative=True,
        )
        fields = tuple(
            ItemFields(
                no=no,
                text=text,
                leads=(lead,) if lead else (),
                due_kind=DirectiveItem.Due.DATE,
                original_due_on=DUE,
            )
            for no, (text, lead, _end) in enumerate(WORK, start=1)
        )
        by = self.acts.secretary()
        paper = directives.create(by=by, owner=self.committee.owner, fields=head, items=fields)
        directives.issue(by=by, directive=paper)

    def item(self, no: int) -> DirectiveItem:
        return Directive.objects.get(number=NUMBER, owner=self.committee.owner).items.get(no=no)

    def work(self, no: int) -> Assignment:
        leads = Assignment.objects.leads().open().filter(item=self.item(no))
        return leads.select_related("unit", "item").get()

    def hand_over(self) -> None:
        """The first part; the second waits, so that the list of what waits is not empty."""
        first = self.work(1)
        handovers.hand_over(
            by=self.acts.person("chanhvanphong")(),
            from_unit=first.unit,
            to_unit=self.acts.units["LB.VHTT"],
            minutes=handovers.Minutes(
                number="01/BB-BG",
                on=HANDED,
                handed_by="Tổ trưởng Tổ Công nghệ thông tin",
                received_by="Trưởng phòng Văn hóa và Thông tin",
                note="Dữ liệu minh họa",
            ),
            chosen=[first.pk],
        )

    def ask(self) -> None:
        mine = self.work(6)
        by = self.acts.reporter(mine.unit)
        coordination.ask(
            by=by,
            assignment=mine,
            unit=self.acts.units["LB.NV"],
            text="Cung cấp danh sách lãnh đạo, cán bộ thay đổi vị trí trong quý III.",
            due_on=date(2023, 10, 5),
        )
        coordination.ask(
            by=by,
            assignment=mine,
            unit=self.acts.units["LB.TCKH"],
            text="Cho ý kiến về kinh phí cấp mới thiết bị chữ ký số.",
            due_on=date(2023, 10, 20),
        )

    def answer(self) -> None:
        asked = self.work(6).coordination.select_related("unit").order_by("pk")[0]
        told = "Đã gửi danh sách 24 trường hợp thay đổi vị trí công tác."
        coordination.answer(by=self.acts.reporter(asked.unit), request=asked, answer=told)

    def check(self) -> None:
        field_checks.record(
            by=self.acts.secretary(),
            assignment=self.work(6),
            checked_on=CHECKED,
            team="Văn phòng HĐND và UBND quận, Phòng Nội vụ",
            finding="Đã thu hồi 11/15 chữ ký số của cán bộ chuyển công tác; còn 4 trường hợp.",
            outcome="partly",
        )
        explanations.ask(
            by=self.acts.person("truongban")(),
            assignment=self.work(6),
            text="Vì sao còn 4 trường hợp chưa thu hồi chữ ký số?",
            due_on=date(2023, 10, 9),
        )

    def explain(self) -> None:
        mine = self.work(6)
        told = "Bốn cán bộ đang đi học tập trung; sẽ thu hồi trước ngày 20/10/2023."
        explanations.reply(by=self.acts.reporter(mine.unit), assignment=mine, reply=told)
        explanations.ask(
            by=self.acts.person("truongban")(),
            assignment=self.work(1),
            text="Báo cáo rõ số thiết bị mạng không còn sử dụng được.",
            due_on=date(2023, 10, 19),
        )

    def decide(self) -> None:
        chair = self.acts.person("truongban")()
        reason = "Chờ hướng dẫn của Sở Thông tin và Truyền thông."
        courses.suspend(by=chair, assignment=self.work(3), reason=reason, until=date(2023, 11, 30))
        authority = "Thông báo số 112-TB/QU ngày 09/10/2023 (dữ liệu minh họa)"
        courses.cancel(
            by=chair, assignment=self.work(4), reason="Hội thi do Thành phố tổ chức.", authority=authority
        )
        item_lineage.supersede(
            by=chair,
            item=self.item(5),
            successor=self.item(6),
            reason="Thực hiện chung trong đợt rà soát toàn quận.",
        )
        items.mark_no_task(by=chair, item=self.item(7), reason="Chỉ ghi nhận, không phát sinh việc.")
