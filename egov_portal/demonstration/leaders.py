"""What leaders say between meetings: a paper of the City given out on a note, work that finds its right unit, an opinion,
and a post that stands in for another."""

from collections.abc import Callable
from datetime import date

from common.actors import Actor, Basis
from directives.actions import assignments, incoming, lead_changes, opinions
from directives.actions.incoming import IncomingFields, Note
from directives.actions.items import ItemFields
from directives.models import Assignment, Directive, DirectiveItem
from egov_portal.demonstration.acts import Acts
from organizations.actions import delegations
from organizations.models import Committee, Post

At = Callable[[date, Callable[[], object]], None]
ARRIVED, NOTED, REGISTER = date(2023, 9, 20), date(2023, 9, 22), "1147"
ASKED, DECIDED, TAKEN_UP = date(2023, 9, 27), date(2023, 9, 29), date(2023, 10, 2)
OPINION, DELEGATED = date(2023, 10, 12), date(2023, 10, 9)
OPINION_ON = "2023-07-12"  # the notice whose longest overdue item the chair speaks of
CHAIR = "Bí thư Quận ủy, Trưởng Ban Chỉ đạo"


class Leaders:
    def __init__(self, by: Actor, acts: Acts, committee: Committee) -> None:
        self.by, self.acts, self.committee = by, acts, committee

    def plan(self, at: At) -> None:
        at(ARRIVED, self.register)
        at(NOTED, self.note)
        at(ASKED, self.ask_for_another_lead)
        at(DECIDED, self.hand_over)
        at(TAKEN_UP, self.take_up)
        at(DELEGATED, self.delegate)
        at(OPINION, self.give_opinion)

    def register(self) -> None:
        fields = IncomingFields(
            title="Kế hoạch rà soát, nâng cao chất lượng nhân lực công nghệ thông tin năm 2024",
            issuer_name="UBND Thành phố",
            kind=Directive.Kind.PLAN,
            number="245/KH-UBND",
            issued_on=date(2023, 9, 15),
            signer_post="Phó Chủ tịch",
            arrival_number=REGISTER,
            arrived_on=ARRIVED,
            committee=self.committee,
            is_illustrative=True,
        )
        incoming.register(by=self.acts.person("vanthu")(), owner=self.committee.owner, fields=fields)

    def note(self) -> None:
        text = "Giao Phòng Văn hóa và Thông tin tham mưu, các đơn vị phối hợp; báo cáo trước ngày 30/11/2023."
        work = ItemFields(
            no=1,
            text="Rà soát nhân lực công nghệ thông tin, đề xuất bố trí, đào tạo năm 2024.",
            leads=("LB.VHTT",),
            coordinators=("LB.VP",),
            due_kind=DirectiveItem.Due.DATE,
            original_due_on=date(2023, 11, 30),
        )
        paper = Directive.objects.get(arrival_number=REGISTER)
        incoming.give_out(
            by=self.acts.person("vanthu")(), directive=paper, note=Note(CHAIR, text, NOTED), items=[work]
        )

    def work(self) -> Assignment:
        leads = Assignment.objects.leads().open().filter(item__directive__arrival_number=REGISTER)
        return leads.select_related("unit", "item").get()

    def ask_for_another_lead(self) -> None:
        mine = self.work()
        reason = "Bố trí và đào tạo nhân lực thuộc chức năng của Phòng Nội vụ; đơn vị xin phối hợp."
        lead_changes.ask(
            by=self.acts.reporter(mine.unit),
            assignment=mine,
            proposed_unit=self.acts.units["LB.NV"],
            reason=reason,
        )

    def hand_over(self) -> None:
        request = self.work().lead_changes.get()
        head = self.acts.person("chanhvanphong")()
        lead_changes.decide(by=head, request=request, approve=True, reason="Đúng chức năng, nhiệm vụ.")

    def take_up(self) -> None:
        mine = self.work()
        assignments.acknowledge(by=self.acts.reporter(mine.unit), assignment=mine)

    def delegate(self) -> None:
        given, held = (Post.objects.get(title=self.title(name)) for name in ("truongban", "photruongban"))
        delegations.create(
            by=self.by,
            from_post=given,
            to_post=held,
            valid_from=DELEGATED,
            valid_to=date(2023, 10, 31),
            document="Thông báo phân công số 118-TB/QU ngày 06/10/2023 (dữ liệu minh họa)",
        )

    def title(self, username: str) -> str:
        return self.acts.persons[username].title

    def give_opinion(self) -> None:
        """Said by telephone, entered by the secretary."""
        notice = self.acts.notices[OPINION_ON]
        late = Assignment.objects.leads().open().filter(item__directive=notice, original_due_on__isnull=False)
        work = late.select_related("unit", "item").order_by("original_due_on", "pk").first()
        if work is None:
            raise LookupError(f"no open work of {notice.number}")
        speaking = self.acts.secretary().speaking_for(self.title("truongban"), Basis.TELEPHONE)
        text = "Tập trung tháo gỡ vướng mắc, báo cáo Trưởng Ban Chỉ đạo kết quả và kiến nghị cụ thể."
        opinions.give(by=speaking, item=work.item, text=text, units=[work.unit], due_on=date(2023, 10, 27))
