"""The scheme of the story: framework heard on 04/06/2021, draft, comments of units, approval, adjustment, figures."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from common.actors import Actor
from directives.actions import directives
from directives.actions.directives import DirectiveFields
from directives.actions.items import ItemFields
from directives.models import Directive, DirectiveItem
from egov_portal.demonstration import scheme_targets as promised
from egov_portal.demonstration import scheme_texts as texts
from egov_portal.demonstration.acts import Acts
from organizations.models import Committee, Unit
from projects.actions import (
    consultations,
    drafts,
    goals,
    phases,
    schemes,
    sections,
    target_actuals,
    target_years,
    targets,
)
from projects.actions.drafts import DraftFields
from projects.actions.goals import GoalFields
from projects.actions.phases import PhaseFields
from projects.actions.plan_revisions import ChangeBasis
from projects.actions.schemes import SchemeFields
from projects.actions.sections import SectionFields
from projects.actions.target_actuals import ActualFields
from projects.actions.target_years import YearFields
from projects.actions.targets import TargetFields
from projects.models import Consultation, Goal, Scheme, SchemeDraft, SchemeSection, Target, TargetActual
from reporting.actions import target_feeds
from reporting.models import Indicator

At = Callable[[date, Callable[[], object]], None]
BEGUN, FRAMEWORK_FIXED = date(2021, 5, 18), date(2021, 5, 28)
DRAFTED, SENT, ANSWERED = date(2021, 6, 28), date(2021, 7, 8), date(2021, 8, 12)
FINAL, SUBMITTED, APPROVED = date(2021, 9, 20), date(2021, 10, 26), date(2021, 11, 12)
ADJUSTED, ADOPTED = date(2022, 12, 12), date(2022, 12, 26)
ORIENTATIONS = "2021-06-09"
ASKED_UNTIL = date(2021, 7, 23)
FED, FEEDING, FED_TARGET = date(2022, 1, 12), "DH01", "CT04"


class SchemeStory:
    def __init__(self, acts: Acts, committee: Committee, units: dict[str, Unit]) -> None:
        self.acts, self.committee, self.units = acts, committee, units

    def plan(self, at: At) -> None:
        at(BEGUN, self.begin)
        at(FRAMEWORK_FIXED, self.fix)
        at(DRAFTED, self.write_draft)
        at(SENT, self.send)
        self.plan_comments(at)
        at(ANSWERED, self.answer)
        at(FINAL, self.write_final)
        at(SUBMITTED, self.submit)
        at(APPROVED, self.approve)
        at(ADJUSTED, self.adjust)
        at(ADOPTED, self.adopt)
        self.plan_figures(at)
        at(FED, self.feed)

    def office(self) -> Actor:
        return self.acts.secretary()

    def scheme(self) -> Scheme:
        related = Scheme.objects.select_related("owner", "committee", "drafting_unit")
        return related.get(owner=self.committee.owner, code=texts.CODE)

    def draft(self) -> SchemeDraft:
        last = self.scheme().drafts.select_related("scheme__owner").order_by("-number").first()
        if last is None:
            raise LookupError("the scheme has no version yet")
        return last

    def begin(self) -> None:
        fields = SchemeFields(
            texts.CODE, texts.TITLE, 2021, 2026, self.units["LB.VP"], committee=self.committee
        )
        owner = self.committee.owner
        scheme = schemes.create(by=self.office(), owner=owner, fields=fields, is_illustrative=True)
        told = DraftFields(
            SchemeDraft.Kind.FRAMEWORK, "Dự thảo khung Đề án", note="Trình Ban Chỉ đạo cho ý kiến."
        )
        draft = drafts.open_next(by=self.office(), scheme=scheme, fields=told)
        for ref, heading, framework, _text, _orientations in texts.SECTIONS:
            if framework:
                sections.add(by=self.office(), draft=draft, fields=SectionFields(heading, ref, framework))
        for place, (name, starts_on, ends_on, summary) in enumerate(texts.PHASES, start=1):
            phase = PhaseFields(place, name, starts_on, ends_on, summary)
            phases.create(by=self.office(), scheme=scheme, fields=phase)

    def fix(self) -> None:
        drafts.fix(by=self.office(), draft=self.draft())

    def write_draft(self) -> None:
        """The seven orientations of the meeting stand behind the sections; goals and targets are promised."""
        by, scheme = self.office(), self.scheme()
        told = DraftFields(
            SchemeDraft.Kind.DRAFT,
            "Dự thảo Đề án lần 1",
            note="Viết theo bảy định hướng của Trưởng Ban Chỉ đạo.",
        )
        draft = drafts.open_next(by=by, scheme=scheme, fields=told)
        known = {section.ref: section for section in draft.sections.select_related("draft__scheme__owner")}
        pointed = {item.no: item for item in self.acts.notices[ORIENTATIONS].items.all()}
        for ref, heading, _framework, text, numbers in texts.SECTIONS:
            fields = SectionFields(heading, ref, text)
            section = (
                sections.change(by=by, section=known[ref], fields=fields)
                if ref in known
                else sections.add(by=by, draft=draft, fields=fields)
            )
            for number in numbers:
                sections.take_up(by=by, section=section, item=pointed[number])
        drafts.fix(by=by, draft=draft)
        self.promise(scheme, by)

    def promise(self, scheme: Scheme, by: Actor) -> None:
        clause = self.acts.notices[ORIENTATIONS].items.get(no=1)
        made = {
            position: goals.create(by=by, scheme=scheme, fields=GoalFields(position, name, clause=clause))
            for name, position in promised.GOALS
        }
        for line in promised.LINES:
            target = targets.create(
                by=by,
                scheme=scheme,
                fields=self.target_fields(line, made[line.goal], clause),
                is_illustrative=True,
            )
            target_years.promise(by=by, target=target, values=years_of(line))

    def target_fields(self, line: promised.Line, goal: Goal, clause: DirectiveItem) -> TargetFields:
        return TargetFields(
            goal=goal,
            code=line.code,
            name=line.name,
            measure=line.measure,
            direction=line.direction,
            lead_unit=self.units[line.lead],
            decimals=line.decimals,
            accumulates=line.accumulates,
            rhythm=line.rhythm,
            formula=line.formula,
            baseline=None if line.baseline is None else Decimal(str(line.baseline)),
            baseline_on=None if line.baseline is None else promised.START,
            clause=clause if line.names_clause else None,
            citation=line.citation,
        )

    def send(self) -> None:
        said = {code for code, *_rest in texts.COMMENTS}
        asked = [self.units[code] for code in sorted({*said, *texts.AGREEING, *texts.SILENT})]
        consultations.send(
            by=self.office(),
            draft=self.draft(),
            units=asked,
            due_on=ASKED_UNTIL,
            number="318-CV/BCĐ",
            note="Đề nghị góp ý toàn văn dự thảo, nêu rõ mục, nội dung sửa đổi.",
        )

    def plan_comments(self, at: At) -> None:
        for index, said in enumerate(texts.COMMENTS):
            at(said[2], lambda index=index: self.comment(index))
        for index, code in enumerate(texts.AGREEING):
            at(date(2021, 7, 14) + timedelta(days=index % 8), lambda code=code: self.agree(code))

    def round(self) -> Consultation:
        rounds = Consultation.objects.select_related("draft__scheme__owner")
        return rounds.get(draft__scheme=self.scheme())

    def comment(self, index: int) -> None:
        code, ref, _day, text, _verdict, _answer = texts.COMMENTS[index]
        sent, unit = self.round(), self.units[code]
        section = SchemeSection.objects.filter(draft=sent.draft, ref=ref).first() if ref else None
        consultations.comment(
            by=self.acts.reporter(unit),
            consultation=sent,
            unit=unit,
            stance="comments",
            text=text,
            section=section,
        )

    def agree(self, code: str) -> None:
        unit = self.units[code]
        consultations.comment(
            by=self.acts.reporter(unit), consultation=self.round(), unit=unit, stance="agrees"
        )

    def answer(self) -> None:
        waiting = self.round().comments.select_related("unit", "consultation__draft__scheme__owner")
        answers = {(code, text): (verdict, said) for code, _ref, _day, text, verdict, said in texts.COMMENTS}
        for comment in waiting:
            if comment.text:
                verdict, said = answers[comment.unit.code, comment.text]
                consultations.answer(by=self.office(), comment=comment, verdict=verdict, text=said)

    def write_final(self) -> None:
        told = DraftFields(
            SchemeDraft.Kind.DRAFT,
            "Dự thảo Đề án lần 2, sau tiếp thu ý kiến",
            note="Tiếp thu, giải trình 11 ý kiến.",
        )
        by = self.office()
        draft = drafts.open_next(by=by, scheme=self.scheme(), fields=told)
        changed = draft.sections.select_related("draft__scheme__owner").get(ref="VII")
        text = f"{changed.text} Mặt trận Tổ quốc và các đoàn thể giám sát việc thực hiện."
        sections.change(by=by, section=changed, fields=SectionFields(changed.heading, changed.ref, text))
        drafts.fix(by=by, draft=draft)

    def submit(self) -> None:
        schemes.submit(
            by=self.office(), draft=self.draft(), note="Kèm bảng tổng hợp, tiếp thu, giải trình ý kiến."
        )

    def approve(self) -> None:
        """The signed decision names the six goals; from now on targets point to its clauses."""
        paper = self.decision("482-QĐ/QU", "Ban hành " + texts.TITLE, APPROVED, promised.CLAUSES)
        head = self.acts.person("chanhvanphong")()
        schemes.approve(by=head, scheme=self.scheme(), directive=paper)
        basis = ChangeBasis("correction", "Dẫn chiếu mục tiêu của Quyết định ban hành Đề án.", paper)
        clauses = {item.no: item for item in paper.items.all()}
        for goal in self.scheme().goals.select_related("scheme__owner"):
            fields = GoalFields(goal.position, goal.name, clause=clauses[goal.position])
            goals.change(by=self.office(), goal=goal, fields=fields, basis=basis)

    def decision(self, number: str, title: str, day: date, clauses: tuple[str, ...]) -> Directive:
        fields = DirectiveFields(
            title=title,
            kind=Directive.Kind.DECISION,
            committee=self.committee,
            issuer_name="Ban Thường vụ Quận ủy Long Biên",
            number=number,
            issued_on=day,
            signer_post="Bí thư",
            authority=Directive.Authority.TM,
            layout=Committee.Layout.PARTY,
            is_illustrative=True,
        )
        items = [
            ItemFields(no=no, text=text, kind=DirectiveItem.Kind.INFORMATION)
            for no, text in enumerate(clauses, start=1)
        ]
        by = self.office()
        return directives.issue(
            by=by, directive=directives.create(by=by, owner=self.committee.owner, fields=fields, items=items)
        )

    def adjust(self) -> None:
        title, note = texts.ADJUSTMENT
        told = DraftFields(SchemeDraft.Kind.ADJUSTMENT, title, 2023, note)
        drafts.open_next(by=self.office(), scheme=self.scheme(), fields=told)
        drafts.fix(by=self.office(), draft=self.draft())

    def adopt(self) -> None:
        reasons = tuple(words for *_rest, words in promised.REBASELINED)
        paper = self.decision("615-QĐ/QU", texts.ADJUSTMENT[0], ADOPTED, reasons)
        schemes.adopt(by=self.acts.person("chanhvanphong")(), draft=self.draft(), directive=paper)
        for code, year, value, due_on, reason, words in promised.REBASELINED:
            target_years.promise(
                by=self.office(),
                target=self.target(code),
                values=[YearFields(year, Decimal(value), due_on=due_on)],
                basis=ChangeBasis(reason, words, paper),
            )

    def target(self, code: str) -> Target:
        related = Target.objects.select_related("scheme__owner", "lead_unit__home", "goal")
        return related.get(scheme__owner=self.committee.owner, scheme__code=texts.CODE, code=code)

    def plan_figures(self, at: At) -> None:
        """Each quarter's figures come in over the ten days after it."""
        for quarter, ends_on in enumerate(promised.quarter_ends()):
            for place, line in enumerate(promised.LINES):
                if line.figures[quarter] is not None:
                    day = self.acts.working.roll_forward(ends_on + timedelta(days=4 + place % 7))
                    at(day, lambda line=line, quarter=quarter: self.record(line, quarter))
        at(promised.CORRECTED[4], self.correct)

    def record(self, line: promised.Line, quarter: int) -> None:
        ends_on, value = promised.quarter_ends()[quarter], line.figures[quarter]
        code, wrong_on, said, _right, _day, _why = promised.CORRECTED
        told = said if (line.code, ends_on) == (code, wrong_on) else value
        target_actuals.record(
            by=self.acts.reporter(self.units[line.lead]),
            target=self.target(line.code),
            fields=ActualFields(ends_on.year, ends_on, Decimal(str(told)), note=line.proof),
        )

    def feed(self) -> None:
        """From now on accepted monthly reports bring their sum to the target."""
        indicator = Indicator.objects.get(code=FEEDING)
        target_feeds.link(
            by=self.office(), owner=self.committee.owner, indicator=indicator, target=self.target(FED_TARGET)
        )

    def correct(self) -> None:
        code, wrong_on, _said, right, _day, why = promised.CORRECTED
        wrong = TargetActual.objects.get(target=self.target(code), measured_on=wrong_on)
        wrong.target = self.target(code)
        fields = ActualFields(wrong_on.year, wrong_on, Decimal(right), note=why)
        reporter = self.acts.reporter(wrong.target.lead_unit)
        target_actuals.correct(by=reporter, actual=wrong, fields=fields)


def years_of(line: promised.Line) -> list[YearFields]:
    """A year that promises nothing is left out."""
    found = []
    for place, planned in enumerate(line.planned):
        if planned is not None:
            top = Decimal(str(line.tops[place])) if line.tops else None
            found.append(YearFields(2021 + place, Decimal(str(planned)), top))
    return found
