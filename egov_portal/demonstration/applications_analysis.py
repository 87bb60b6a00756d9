"""Applications judged by sixteen units and their owners, and what came of it: one merger agreed and being carried out, one
before the meeting, one in preparation, one withdrawn. Scores, hours and sums are invented and marked so."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from apps_catalog.actions import (
    deployments,
    evaluation_scales,
    evaluations,
    mergers,
    overlap_scales,
    savings,
)
from apps_catalog.actions.deployments import DeploymentFields
from apps_catalog.actions.evaluation_scales import CriterionFields, ScaleFields
from apps_catalog.actions.evaluations import AnswerFields
from apps_catalog.actions.overlap_scales import OverlapFields
from apps_catalog.actions.savings import SavingFields
from apps_catalog.models import (
    Application,
    Consolidation,
    Criterion,
    EvaluationRound,
    EvaluationScale,
    Questionnaire,
)
from apps_catalog.policies.evaluations import Score
from apps_catalog.policies.mergers import Retiring, Scenario
from apps_catalog.readings.merger_page import merger_page
from common import clock
from directives.actions import directives
from directives.actions.directives import DirectiveFields
from directives.actions.items import ItemFields
from directives.models import Directive, DirectiveItem
from egov_portal.demonstration.acts import Acts
from organizations.models import Committee, Unit

At = Callable[[date, Callable[[], object]], None]
SCALED, ASKED, DUE, CLOSED = date(2023, 4, 10), date(2023, 5, 8), date(2023, 5, 31), date(2023, 6, 2)
DRAFTED, WITHDRAWN, SUBMITTED = date(2023, 6, 12), date(2023, 6, 20), date(2023, 6, 26)
DECIDED, ENTERED, MOVED, TOLD = date(2023, 9, 12), date(2023, 9, 13), date(2023, 10, 4), date(2023, 10, 9)
NEXT_DRAFTED, NEXT_SUBMITTED = date(2023, 10, 6), date(2023, 10, 11)
CUTOVER, UNTIL = date(2023, 12, 31), 2026
BODIES = ("LB.VHTT", "LB.TCKH")  # beside the wards: sixteen units answer
CRITERIA = (
    CriterionFields("SUDUNG", "Mức độ sử dụng", "Use", "functional", "users", 30, "Đơn vị dùng thường xuyên đến mức nào?", "How regularly does the unit use it?"),
    CriterionFields("NGHIEPVU", "Đáp ứng nghiệp vụ", "Fit for the work", "functional", "users", 25, "Ứng dụng đáp ứng công việc đến mức nào?", "How well does it fit the work?"),
    CriterionFields("KETNOI", "Kết nối, tích hợp", "Joining up", "technical", "owner", 20, "Dữ liệu có được dùng chung, không phải nhập lại?", "Are data shared rather than typed again?"),
    CriterionFields("CHIPHI", "Chi phí duy trì", "Running cost", "technical", "owner", 15, "Chi phí có tương xứng với lợi ích?", "Is the cost worth what it brings?"),
    CriterionFields("ANTOAN", "An toàn thông tin", "Safety of information", "technical", "owner", 10, "Đã bảo đảm an toàn theo cấp độ?", "Is it safe as its level demands?"),
)  # fmt: skip
# use, fit, joining up, cost, safety; people and hours a month saved per unit
JUDGED: dict[str, tuple[int, int, int, int, int, int]] = {
    "MCDT": (9, 9, 9, 8, 9, 26), "XHTD": (6, 6, 3, 4, 5, 6), "DGHL": (4, 4, 3, 4, 4, 1), "TSDC": (8, 9, 8, 8, 8, 12),
    "HBDT": (8, 8, 8, 6, 7, 14), "SLLDT": (6, 5, 3, 3, 5, 2), "DLYT": (7, 7, 6, 6, 7, 8), "HSSK": (8, 7, 8, 8, 8, 9),
    "PAHT": (5, 4, 3, 4, 4, 2), "GYTT": (3, 4, 2, 6, 3, 0), "PAKN": (8, 8, 9, 9, 8, 7), "QLVB": (9, 9, 9, 8, 9, 22),
    "GVNV": (5, 6, 4, 4, 5, 4), "LCT": (5, 5, 4, 4, 4, 3), "HKG": (7, 8, 7, 6, 8, 10), "DHKD": (6, 6, 7, 7, 7, 6),
    "DVD": (8, 7, 4, 7, 6, 4), "CBCC": (8, 7, 8, 8, 8, 5), "KTNS": (9, 8, 4, 4, 7, 11), "BCTK": (7, 5, 3, 6, 4, 4),
    "TTXD": (7, 6, 6, 6, 6, 7), "CAM": (8, 9, 8, 6, 8, 15), "QTMT": (5, 6, 6, 5, 6, 2), "RAC": (4, 3, 2, 6, 3, 0),
    "DLVS": (5, 6, 5, 5, 6, 1),
}  # fmt: skip
GROUNDS = {
    True: "Theo nhật ký sử dụng và phản ánh của người dùng",
    False: "Ít dùng, phải nhập lại số liệu bằng tay",
}
REASON = "Trùng chức năng giao việc, nhắc việc, đăng ký lịch; các đơn vị đang nhập hai lần."


class AnalysisStory:
    def __init__(self, acts: Acts, committee: Committee, units: dict[str, Unit]) -> None:
        self.acts, self.owner, self.units = acts, committee.owner, units

    def plan(self, at: At) -> None:
        at(SCALED, self.set_scales)
        at(ASKED, self.ask)
        for place, unit in enumerate((*self.acts.wards, *(self.units[code] for code in BODIES))):
            at(self.acts.working.add(ASKED, 3 + place % 12), lambda unit=unit: self.answer(unit))
        at(date(2023, 5, 26), self.answer_as_owners)
        at(CLOSED, self.close)
        at(DRAFTED, self.draft)
        at(WITHDRAWN, self.withdraw)
        at(SUBMITTED, lambda: self.submit("QLVB"))
        at(DECIDED, self.conclude)
        at(ENTERED, self.enter_decision)
        at(MOVED, self.move)
        at(TOLD, self.tell_saving)
        at(NEXT_DRAFTED, self.draft_next)
        at(NEXT_SUBMITTED, lambda: self.submit("PAKN"))

    def set_scales(self) -> None:
        by = self.acts.secretary()
        evaluation_scales.set_scale(by=by, owner=self.owner, fields=ScaleFields(), criteria=CRITERIA)
        overlap_scales.set_scale(by=by, owner=self.owner, fields=OverlapFields())

    def ask(self) -> None:
        scale = EvaluationScale.objects.current(ASKED).get(owner=self.owner)
        evaluations.open_round(
            by=self.acts.secretary(),
            owner=self.owner,
            scale=scale,
            title="Đánh giá phần mềm, ứng dụng dùng chung năm 2023",
            due_on=DUE,
            is_illustrative=True,
        )

    def asked(self) -> EvaluationRound:
        return EvaluationRound.objects.get(owner=self.owner)

    def answer(self, unit: Unit) -> None:
        self.fill(unit, Questionnaire.Role.USER)

    def answer_as_owners(self) -> None:
        rows = self.asked().questionnaires.filter(role=Questionnaire.Role.OWNER)
        by_unit: dict[str, Unit] = {each.unit.code: each.unit for each in rows.select_related("unit")}
        for code in sorted(by_unit):
            self.fill(by_unit[code], Questionnaire.Role.OWNER)

    def fill(self, unit: Unit, role: str) -> None:
        asked = self.asked()
        criteria = list(Criterion.objects.filter(scale=asked.scale_id))
        mine = asked.questionnaires.filter(unit=unit, role=role, application__code__in=JUDGED)
        rows = list(mine.select_related("unit", "application", "round").order_by("application__code"))
        told = [(row, self.told(row, criteria)) for row in rows]
        evaluations.answer_many(by=self.acts.reporter(unit), asked=asked, answers=told)

    def told(self, row: Questionnaire, criteria: list[Criterion]) -> AnswerFields:
        """Around what is thought of the application, a little up or down by unit."""
        *marks, hours = JUDGED[row.application.code]
        scores = {}
        for place, (criterion, mark) in enumerate(zip(criteria, marks, strict=True)):
            if row.is_asked(criterion):
                aside = (sum(map(ord, row.unit.code)) + place + len(row.application.code)) % 3 - 1
                value = min(10, max(0, mark + (aside if row.role == Questionnaire.Role.USER else 0)))
                scores[criterion.code] = Score(value, "" if 3 < value < 9 else GROUNDS[value >= 9])
        if row.role == Questionnaire.Role.OWNER:
            return AnswerFields(scores)
        without = hours + 6 + sum(map(ord, row.unit.code)) % 9
        return AnswerFields(scores, 1 + without % 4, without, without - hours)

    def close(self) -> None:
        evaluations.close_round(by=self.acts.secretary(), asked=self.asked())

    def draft(self) -> None:
        """Two ways to merge the same three: the better one goes on."""
        keep = self.scenario("QLVB", "GVNV+ LCT", "Hợp nhất giao việc, lịch công tác vào văn bản dùng chung")
        other = self.scenario("GVNV", "LCT", "Giữ phần mềm giao việc, dừng phần mềm lịch công tác")
        for scenario in (keep, other):
            self.make(scenario)

    def draft_next(self) -> None:
        self.make(
            self.scenario(
                "PAKN",
                "GYTT PAHT",
                "Đưa phản ánh của người dân về một kênh",
                date(2024, 6, 30),
                once=25_000_000,
            )
        )
        self.make(
            self.scenario(
                "HBDT",
                "SLLDT",
                "Hợp nhất sổ liên lạc vào học bạ điện tử",
                date(2024, 8, 31),
                added=60_000_000,
            )
        )

    def scenario(
        self,
        keep: str,
        retire: str,
        title: str,
        on: date = CUTOVER,
        *,
        once: int = 20_000_000,
        added: int = 0,
    ) -> Scenario:
        apps = {app.code: app for app in Application.objects.filter(owner=self.owner)}
        return Scenario(
            title=title,
            keep=apps[keep],
            retire=tuple(Retiring(apps[code.rstrip("+")], code.endswith("+")) for code in retire.split()),
            cutover_on=on,
            until_year=UNTIL,
            reason=REASON if keep == "QLVB" else "",
            added_yearly_vnd=added,
            once_vnd=once,
        )

    def make(self, scenario: Scenario) -> None:
        mergers.create(by=self.acts.secretary(), owner=self.owner, scenario=scenario, is_illustrative=True)

    def merger(self, keep: str) -> Consolidation:
        rows = Consolidation.objects.filter(owner=self.owner, revisions__keep__code=keep)
        return rows.select_related("owner").distinct().get()

    def withdraw(self) -> None:
        reason = "Không liên thông hai cấp, vẫn phải nhập lại vào phần mềm văn bản."
        mergers.withdraw(by=self.acts.secretary(), merger=self.merger("GVNV"), reason=reason)

    def submit(self, keep: str) -> None:
        mergers.submit(by=self.acts.secretary(), merger=self.merger(keep))

    def conclude(self) -> None:
        """The paper that carries out what the meeting of July agreed to."""
        merger = self.merger("QLVB")
        fields = DirectiveFields(
            title="Quyết định về việc hợp nhất phần mềm giao việc, lịch công tác vào phần mềm quản lý văn bản dùng chung",
            kind=Directive.Kind.DECISION,
            issuer_unit=self.units["LB.UBND"],
            number="1873/QĐ-UBND",
            issued_on=DECIDED,
            signer_post="Chủ tịch UBND",
            is_illustrative=True,
        )
        item = ItemFields(
            no=1,
            text=f"Giao Văn phòng HĐND và UBND chủ trì, các đơn vị đang sử dụng phối hợp dừng phần mềm giao việc, lịch công "
            f"tác, chuyển người dùng và dữ liệu sang phần mềm quản lý văn bản dùng chung (phương án {merger.code}).",
            leads=("LB.VP",),
            coordinators=("LB.VPQU", "@wards"),
            required_output="Biên bản dừng phần mềm; người dùng và dữ liệu đã chuyển",
            deadline_text="trước ngày 31/12/2023",
            due_kind=DirectiveItem.Due.DATE,
            original_due_on=CUTOVER,
        )
        by = self.acts.secretary()
        paper = directives.create(by=by, owner=self.owner, fields=fields, items=[item])
        directives.issue(by=by, directive=paper)

    def enter_decision(self) -> None:
        by, merger = self.acts.secretary(), self.merger("QLVB")
        items = list(DirectiveItem.objects.filter(directive__number="1873/QĐ-UBND"))
        page = merger_page(merger, viewer=by, owner=self.owner, on=clock.today())
        planned = {line.year: line.net_vnd for line in page.row.merge.years} if page else {}
        mergers.accept(by=by, merger=merger, items=items, planned=planned)

    def move(self) -> None:
        """A third of the wards have stopped using the old ones."""
        stopped = DeploymentFields("stopped", note="Đã chuyển sang văn bản dùng chung (minh họa)")
        apps = Application.objects.filter(owner=self.owner, code__in=("GVNV", "LCT")).select_related(
            "owner_unit"
        )
        reports = defaultdict(list)
        for app in apps:
            using = {cell.unit_id for cell in app.deployments.all()}
            for ward in self.acts.wards[::3]:
                if ward.pk in using:
                    reports[ward].append((app, ward, stopped))
        for ward, rows in reports.items():
            deployments.record_many(by=self.acts.reporter(ward), reports=rows)

    def tell_saving(self) -> None:
        fields = SavingFields(2023, -9_600_000, "Biên bản nghiệm thu chuyển dữ liệu đợt 1 (dữ liệu minh họa)")
        savings.record(by=self.acts.secretary(), merger=self.merger("QLVB"), fields=fields)
