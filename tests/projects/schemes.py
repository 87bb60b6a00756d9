"""Schemes in every state that decides about a right, for tests: written, commented on, submitted, approved and adjusted."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from common import clock
from directives.models import Directive, DirectiveItem
from documents.actions.received import received
from documents.models import Attachment
from organizations.models import Unit
from projects.actions import (
    consultations,
    drafts,
    goals,
    schemes,
    sections,
    target_actuals,
    target_years,
    targets,
)
from projects.actions.drafts import DraftFields
from projects.actions.goals import GoalFields
from projects.actions.schemes import SchemeFields
from projects.actions.sections import SectionFields
from projects.actions.target_actuals import ActualFields
from projects.actions.target_years import YearFields
from projects.actions.targets import TargetFields
from projects.models import (
    Consultation,
    Goal,
    Scheme,
    SchemeComment,
    SchemeDraft,
    SchemeSection,
    SectionOrientation,
    Target,
    TargetActual,
)
from tests import builders
from tests.builders import PORTAL
from tests.cast import Cast
from tests.documents.papers import png

BEGUN, APPROVED, MEASURED = date(2021, 5, 18), date(2021, 11, 12), date(2023, 9, 30)


@dataclass(frozen=True)
class Consulting:
    draft: SchemeDraft
    sent: Consultation  # to the culture division and ward A, comments by 31/10/2023
    comment: SchemeComment  # of the culture division, not answered


@dataclass(frozen=True)
class Approved:
    """`target` was promised 45 for 2022 and 80 for 2023, and reached 58 by 30/09/2023; `adjustment` is not adopted."""

    scheme: Scheme
    paper: Directive
    goal: Goal
    target: Target
    actual: TargetActual
    proof: Attachment
    adjustment: SchemeDraft


def begun(owner: Unit, drafting: Unit, code: str) -> Scheme:
    fields = SchemeFields(code, f"Đề án {code}", 2021, 2026, drafting)
    return schemes.create(by=PORTAL, owner=owner, fields=fields)


def written(scheme: Scheme, kind: str = SchemeDraft.Kind.DRAFT, year: int | None = None) -> SchemeDraft:
    """A version being written, with one section."""
    told = DraftFields(kind, "Dự thảo", year)
    draft = drafts.open_next(by=PORTAL, scheme=scheme, fields=told)
    if not draft.sections.exists():
        sections.add(by=PORTAL, draft=draft, fields=SectionFields("Mục tiêu", "I", "Nâng tỷ lệ trực tuyến."))
    return draft


def fixed(scheme: Scheme, kind: str = SchemeDraft.Kind.DRAFT, year: int | None = None) -> SchemeDraft:
    return drafts.fix(by=PORTAL, draft=written(scheme, kind, year))


def consulting(cast: Cast, code: str = "DA-GOPY") -> Consulting:
    draft = fixed(begun(cast.district, cast.office, code))
    sent = consultations.send(
        by=PORTAL, draft=draft, units=[cast.lead, cast.ward_a], due_on=date(2023, 10, 31)
    )
    comment = consultations.comment(
        by=PORTAL, consultation=sent, unit=cast.lead, stance="comments", text="Bổ sung chỉ tiêu cấp phường."
    )
    return Consulting(draft, sent, comment)


def submitted(cast: Cast, code: str = "DA-TRINH") -> Scheme:
    draft = fixed(begun(cast.district, cast.office, code))
    return schemes.submit(by=PORTAL, draft=draft)


def target_of(scheme: Scheme, lead: Unit, code: str = "CT01", **given: Any) -> Target:
    goal = scheme.goals.first() or goals.create(
        by=PORTAL, scheme=scheme, fields=GoalFields(1, "Phục vụ tốt hơn")
    )
    told: dict[str, Any] = {"measure": "%", "direction": Target.Direction.UP, "lead_unit": lead, **given}
    fields = TargetFields(goal, code, f"Chỉ tiêu {code}", **told)
    return targets.create(by=PORTAL, scheme=scheme, fields=fields)


def promise(target: Target, **years: int) -> None:
    """``promise(target, y2022=45, y2023=80)``"""
    values = [YearFields(int(year[1:]), Decimal(value)) for year, value in years.items()]
    target_years.promise(by=PORTAL, target=target, values=values)


def reach(target: Target, value: int, on: date, note: str = "Báo cáo quý") -> TargetActual:
    fields = ActualFields(on.year, on, Decimal(value), note=note)
    return target_actuals.record(by=PORTAL, target=target, fields=fields)


def approved(cast: Cast, code: str = "DA-DUYET") -> Approved:
    with clock.at(BEGUN):
        scheme = begun(cast.district, cast.office, code)
        target = target_of(scheme, cast.lead, baseline=Decimal(12), baseline_on=date(2020, 12, 31))
        promise(target, y2021=20, y2022=45, y2023=80)
        schemes.submit(by=PORTAL, draft=fixed(scheme))
    with clock.at(APPROVED):
        paper = builders.issued_paper(
            cast.district,
            builders.item(1, leads=[], kind=DirectiveItem.Kind.INFORMATION),
            kind="decision",
            number=f"482-QĐ/{code}",
        )
        scheme = schemes.approve(by=PORTAL, scheme=scheme, directive=paper)
    with clock.at(MEASURED):
        fields = ActualFields(2023, MEASURED, Decimal(58), note="Báo cáo quý III")
        file = received(png(9), "minh-chung.png")
        actual = target_actuals.record(by=PORTAL, target=target, fields=fields, files=[file])
    adjustment = fixed(scheme, SchemeDraft.Kind.ADJUSTMENT, 2024)
    proof = actual.evidence.select_related("attachment").get().attachment
    return Approved(scheme, paper, target.goal, target, actual, proof, adjustment)


@dataclass(frozen=True)
class SchemesWorld:
    draft: SchemeDraft  # being written, with a section that takes up an orientation
    section: SchemeSection
    orientation: DirectiveItem
    link: SectionOrientation
    ready: SchemeDraft  # fixed, nobody was asked yet
    consulting: Consulting
    submitted: Scheme
    approved: Approved


def world(cast: Cast) -> SchemesWorld:
    notice = builders.issued_paper(
        cast.district,
        builders.item(1, leads=[], kind=DirectiveItem.Kind.ORIENTATION),
        builders.item(2, leads=[], kind=DirectiveItem.Kind.ORIENTATION),
        number="22-TB/BCĐ",
    )
    draft = written(begun(cast.district, cast.office, "DA-SOAN"))
    section = draft.sections.get()
    one, other = notice.items.order_by("no")
    link = sections.take_up(by=PORTAL, section=section, item=one)
    ready = fixed(begun(cast.district, cast.office, "DA-CHOT"))
    return SchemesWorld(draft, section, other, link, ready, consulting(cast), submitted(cast), approved(cast))
