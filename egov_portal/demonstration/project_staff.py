"""The staffing plan of the story: posts wanted at the project management board, secondments, what the City answered."""

from collections.abc import Callable
from datetime import date
from functools import partial

from egov_portal.demonstration.acts import Acts
from organizations.models import Committee, Unit
from projects.actions import staffing
from projects.actions.staffing import AnswerFields, Numbers, ProposalFields
from projects.models import Project, StaffingPost, StaffingProposal

At = Callable[[date, Callable[[], object]], None]
FOR, AT_UNIT = "DA-15", "LB.QLDA"
# post, unit, wanted
POSTS = (
    ("Trưởng bộ phận CNTT", AT_UNIT, 1),
    ("Chuyên viên quản trị hệ thống, an toàn thông tin", AT_UNIT, 3),
    ("Chuyên viên quản lý dự án CNTT", AT_UNIT, 2),
    ("Chuyên viên phân tích dữ liệu, Trung tâm điều hành", AT_UNIT, 2),
    ("Đầu mối CNTT khối Đảng", "LB.VPQU", 1),
    ("Đầu mối CNTT khối Chính quyền", "LB.VP", 1),
)
# day, post, filled, seconded, from, note
CHANGES = (
    (date(2022, 3, 1), 0, 1, 0, "", "Điều động theo Quyết định 212/QĐ-UBND ngày 24/02/2022"),
    (date(2022, 4, 11), 1, 1, 1, "LB.VHTT", "Biệt phái 12 tháng"),
    (date(2022, 9, 12), 2, 0, 1, "LB.VP", "Biệt phái từ Văn phòng HĐND và UBND"),
    (date(2022, 9, 12), 4, 1, 0, "", ""),
    (date(2022, 9, 12), 5, 1, 0, "", ""),
    (date(2023, 3, 20), 1, 2, 1, "LB.VHTT", "Một chỉ tiêu Thành phố đồng ý năm 2023"),
    (date(2023, 5, 8), 3, 0, 1, "LB.00115", "Biệt phái công chức phường"),
)
ENTERED, SENT, ANSWERED = date(2021, 8, 20), date(2021, 12, 20), date(2022, 2, 18)
SENT_AGAIN = date(2023, 8, 29)


class ProjectStaff:
    def __init__(self, acts: Acts, committee: Committee, units: dict[str, Unit]) -> None:
        self.acts, self.committee, self.units = acts, committee, units

    def plan(self, at: At) -> None:
        at(ENTERED, self.enter)
        for change in CHANGES:
            at(change[0], partial(self.restate, *change[1:]))
        at(SENT, self.propose)
        at(ANSWERED, self.answer)
        at(SENT_AGAIN, self.propose_again)

    def enter(self) -> None:
        owner = self.committee.owner
        project = Project.objects.get(owner=owner, code=FOR)
        for title, unit, wanted in POSTS:
            staffing.add_post(
                by=self.acts.secretary(), owner=owner, unit=self.units[unit], title=title,
                numbers=Numbers(wanted), project=project, is_illustrative=True,
            )  # fmt: skip

    def restate(self, place: int, filled: int, seconded: int, source: str, note: str) -> None:
        title, _unit, wanted = POSTS[place]
        post = StaffingPost.objects.get(owner=self.committee.owner, title=title)
        numbers = Numbers(wanted, filled, seconded, self.units[source] if source else None, note)
        staffing.restate(by=self.acts.secretary(), post=post, numbers=numbers)

    def propose(self) -> None:
        self._propose(
            "311/TTr-UBND", SENT,
            "Đề nghị Thành phố bổ sung 05 chỉ tiêu viên chức CNTT cho Ban Quản lý dự án và cho phép biệt phái công chức phường.",
        )  # fmt: skip

    def propose_again(self) -> None:
        self._propose(
            "702/UBND-NV", SENT_AGAIN, "Đề nghị Thành phố giao tiếp 02 chỉ tiêu viên chức CNTT còn thiếu trong năm 2023."
        )  # fmt: skip

    def _propose(self, number: str, day: date, text: str) -> None:
        fields = ProposalFields(number, day, "UBND Thành phố, Sở Nội vụ", text)
        at_board = StaffingPost.objects.filter(owner=self.committee.owner, unit__code=AT_UNIT)
        staffing.propose(
            by=self.acts.secretary(), owner=self.committee.owner, fields=fields, posts=list(at_board),
            is_illustrative=True,
        )  # fmt: skip

    def answer(self) -> None:
        proposal = StaffingProposal.objects.get(owner=self.committee.owner, number="311/TTr-UBND")
        text = "Đồng ý giao 03 chỉ tiêu trong hai năm; việc biệt phái do quận quyết định theo thẩm quyền."
        fields = AnswerFields("418/SNV-TCBC", date(2022, 2, 16), "partly", text)
        staffing.answer(by=self.acts.secretary(), proposal=proposal, fields=fields)
