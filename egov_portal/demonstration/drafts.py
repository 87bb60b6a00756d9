"""Papers on their way to the signature: one waits for the head of office, one is checked and waits for its number."""

from collections.abc import Callable
from datetime import date

from directives.actions import directives, paper_steps
from directives.actions.directives import DirectiveFields
from directives.actions.items import ItemFields
from directives.models import Directive, DirectiveItem
from egov_portal.demonstration.acts import Acts
from egov_portal.demonstration.proofs import MARK
from organizations.models import Committee

At = Callable[[date, Callable[[], object]], None]
CHECKED = (date(2023, 10, 11), date(2023, 10, 13))  # submitted, checked
SUBMITTED = date(2023, 10, 13)
CHAIR = "Bí thư Quận ủy, Trưởng Ban Chỉ đạo"
DUE = date(2023, 11, 30)


class Drafts:
    def __init__(self, acts: Acts, committee: Committee) -> None:
        self.acts, self.committee = acts, committee
        self.to_check: list[Directive] = []

    def plan(self, at: At) -> None:
        submitted, checked = CHECKED
        at(submitted, self.submit_the_first)
        at(checked, self.check_the_first)
        at(SUBMITTED, self.submit_the_second)

    def submit_the_first(self) -> None:
        title = f"Kiểm tra thực tế việc thực hiện Thông báo 63-TB/BCĐ ({MARK.lower()})"
        work = ("Kiểm tra thực tế tại các đơn vị có nội dung quá hạn, báo cáo Trưởng Ban Chỉ đạo.", "LB.VP")
        self.to_check.append(self.submitted(title, (work,)))

    def check_the_first(self) -> None:
        by = self.acts.person("chanhvanphong")()
        for paper in self.to_check:
            paper_steps.check(by=by, directive=paper, note="Đồng ý trình ký.")

    def submit_the_second(self) -> None:
        title = f"Tập huấn chữ ký số cho cán bộ phường năm 2023 ({MARK.lower()})"
        self.submitted(
            title,
            (
                ("Xây dựng tài liệu và tổ chức tập huấn chữ ký số.", "LB.VHTT"),
                ("Lập danh sách cán bộ phường tham gia tập huấn.", "LB.NV"),
            ),
        )

    def submitted(self, title: str, work: tuple[tuple[str, str], ...]) -> Directive:
        head = DirectiveFields(
            title=title,
            kind=Directive.Kind.PLAN,
            committee=self.committee,
            issuer_committee=self.committee,
            signer_post=CHAIR,
            layout=self.committee.layout,
            is_illustrative=True,
        )
        items = tuple(
            ItemFields(
                no=no,
                text=text,
                leads=(lead,),
                due_kind=DirectiveItem.Due.DATE,
                original_due_on=DUE,
            )
            for no, (text, lead) in enumerate(work, start=1)
        )
        by = self.acts.secretary()
        paper = directives.create(by=by, owner=self.committee.owner, fields=head, items=items)
        return directives.submit(by=by, directive=paper)
