"""Whatever happens to the plan, and whenever: pages of a day that is over stay as they were."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from common import clock
from common.decisions import Refused
from projects.actions import (
    baselines,
    budget_entries,
    ceilings,
    gates,
    goals,
    milestones,
    projects,
    risks,
    rollouts,
    staffing,
    status_reports,
    target_actuals,
    target_years,
    targets,
)
from projects.actions.ceilings import CeilingFields
from projects.actions.goals import GoalFields
from projects.actions.plan_revisions import NO_BASIS
from projects.actions.projects import fields_of
from projects.actions.risks import RiskFields
from projects.actions.staffing import Numbers
from projects.actions.status_reports import ReportFields
from projects.actions.target_actuals import ActualFields
from projects.actions.target_years import YearFields
from projects.models import Milestone, Project, Target
from projects.policies.gates import Passage
from projects.policies.milestones import PlanLine, Statement
from tests.builders import PORTAL
from tests.guards import world_projects
from tests.guards.world_projects import LINES, ProjectsWorld, gate
from tests.infrastructure.layers import layer
from tests.projects import money
from tests.projects.past_days import known, known_of_money, known_of_target

START = date(2023, 10, 17)


@layer
def world(cast) -> ProjectsWorld:
    return world_projects.build(cast)


def project(world: ProjectsWorld) -> Project:
    return Project.objects.select_related("owner", "lead", "scheme", "regime", "phase").get(
        pk=world.project.pk
    )


def target(world: ProjectsWorld) -> Target:
    related = ("scheme__owner", "lead_unit__home", "goal")
    return Target.objects.select_related(*related).get(scheme=world.plan.scheme, code="CT01")


def said(world: ProjectsWorld, n: int, on: date) -> None:
    mine = Milestone.objects.select_related("project__lead").get(project=world.project, no=1 + n % 2)
    done = {"actual_on": on - timedelta(days=n % 9), "evidence": "BB"} if n > 80 else {}
    milestones.record(by=PORTAL, milestone=mine, said=Statement(100 if done else n, on, **done))


def planned_anew(world: ProjectsWorld, n: int, on: date) -> None:
    line = PlanLine(2, f"Nghiệm thu {n}", date(2022, 7, 1), date(2024, 1, 1) + timedelta(days=n), weight=3)
    baselines.lay(
        by=PORTAL, project=project(world), lines=(LINES[0], line), reason="replan", document=f"{n}/QĐ"
    )


def rated(world: ProjectsWorld, n: int, on: date) -> None:
    fields = ReportFields(("on_track", "at_risk", "late")[n % 3], f"Nói {n}", on)
    (status_reports.report if n % 2 else status_reports.rate)(
        by=PORTAL, project=project(world), fields=fields
    )


def gate_passed(world: ProjectsWorld, n: int, on: date) -> None:
    passage = Passage("passed", "QĐ", f"{n}/QĐ", on, "UBND")
    gates.record(by=PORTAL, gate=gate(world.project, f"G{1 + n // 60}"), passage=passage)


def risk_raised(world: ProjectsWorld, n: int, on: date) -> None:
    fields = RiskFields(f"Rủi ro {n}", 1 + n % 3, 1 + n % 2, "Xử lý", world.project.lead)
    if n % 2:
        risks.raise_(by=PORTAL, project=project(world), fields=fields)
    else:
        risks.restate(by=PORTAL, risk=world.risk, fields=fields)


def rolled_out(world: ProjectsWorld, n: int, on: date) -> None:
    mine = world.project.rollouts.order_by("pk")[n % 2]
    if n > 90:
        rollouts.withdraw(by=PORTAL, rollout=mine, reason="Sáp nhập")
    else:
        rollouts.report(by=PORTAL, rollout=mine, percent=n)


def changed(world: ProjectsWorld, n: int, on: date) -> None:
    mine = project(world)
    if n > 90:
        projects.set_standing(by=PORTAL, project=mine, standing="suspended", paper=f"{n}/QĐ")
    else:
        fields = fields_of(mine, name=f"Tên {n}", total_vnd=money.TY * (n + 1))
        projects.change(by=PORTAL, project=mine, fields=fields, reason="Đổi tên")


def linked(world: ProjectsWorld, n: int, on: date) -> None:
    aims = [world.plan.scheme.targets.get(code=code) for code in ("CT01", "CT02")[: n % 3]]
    projects.link(by=PORTAL, project=project(world), targets=aims)


def paid(world: ProjectsWorld, n: int, on: date) -> None:
    stage = ("allocated", "committed", "disbursed")[n % 3]
    money.enter(project(world), stage, money.TY * (n + 1), year=2022 + n % 2, document=f"{n}/QĐ-UBND")


def taken_back(world: ProjectsWorld, n: int, on: date) -> None:
    budget_entries.take_back(by=PORTAL, entry=world.entry, reason="Nhập nhầm")


def ceiling_set(world: ProjectsWorld, n: int, on: date) -> None:
    fields = CeilingFields(2022 + n % 3, money.TY * (n + 1), f"{n}/NQ", on, "Bổ sung")
    ceilings.lay(by=PORTAL, owner=world.project.owner, fields=fields)


def reached(world: ProjectsWorld, n: int, on: date) -> None:
    fields = ActualFields(on.year, on - timedelta(days=n % 40), Decimal(n), note="Báo cáo")
    target_actuals.record(by=PORTAL, target=target(world), fields=fields)


def promised(world: ProjectsWorld, n: int, on: date) -> None:
    target_years.promise(by=PORTAL, target=target(world), values=[YearFields(2023 + n % 3, Decimal(n))])


def aim_changed(world: ProjectsWorld, n: int, on: date) -> None:
    if n > 95:
        targets.give_up(by=PORTAL, target=target(world), basis=NO_BASIS)
    else:
        goals.change(by=PORTAL, goal=target(world).goal, fields=GoalFields(1, f"Mục tiêu {n}"))


def staffed(world: ProjectsWorld, n: int, on: date) -> None:
    staffing.restate(by=PORTAL, post=world.post, numbers=Numbers(n, n // 2))


FACTS: tuple[Callable[[ProjectsWorld, int, date], None], ...] = (
    said, planned_anew, rated, gate_passed, risk_raised, rolled_out, changed, linked, paid, taken_back, ceiling_set,
    reached, promised, aim_changed, staffed,
)  # fmt: skip


@dataclass(frozen=True)
class Happens:
    """`fact` says which, `n` what, `after` how many days after the one before."""

    fact: Callable[[ProjectsWorld, int, date], None]
    n: int
    after: int


STORY = st.lists(
    st.builds(Happens, st.sampled_from(FACTS), st.integers(0, 100), st.integers(0, 45)),
    min_size=6,
    max_size=14,
)
WATCHED = st.sets(st.integers(-700, 250), min_size=2, max_size=3)


def pages(world: ProjectsWorld, viewer: Any, on: date) -> list[object]:
    aim, mine = target(world), project(world)
    return [
        *known(viewer, on),
        known_of_target(aim, viewer=viewer, on=on),
        known_of_money(mine, viewer=viewer, on=on),
    ]


@settings(max_examples=5, phases=(Phase.generate,), suppress_health_check=list(HealthCheck), deadline=None)
@given(STORY, WATCHED)
def test_a_day_that_is_over_stays_as_it_was_whatever_happens_later(cast, world, story, watched) -> None:
    viewer, days = cast.actor("auditor"), {START + timedelta(days=each) for each in watched}
    seen: dict[date, list[object]] = {}
    today, happened = START, 0
    with transaction.atomic():
        for each in story:
            today += timedelta(days=each.after)
            with clock.at(today):
                for day in [day for day in days - set(seen) if day < today]:
                    seen[day] = pages(world, viewer, day)
                happened += takes_place(each, world, today)
        with clock.at(today + timedelta(days=1)):
            for day, before in seen.items():
                assert pages(world, viewer, day) == before, (day, story)
        transaction.set_rollback(True)
    assert happened


def takes_place(each: Happens, world: ProjectsWorld, today: date) -> bool:
    """Some of it the rules refuse; then nothing happened."""
    try:
        with transaction.atomic():
            each.fact(world, each.n, today)
    except (Refused, ValidationError):
        return False
    return True


def test_every_fact_of_the_story_can_happen(cast, world) -> None:
    """A story of refusals would prove nothing."""
    with clock.at(START):
        refused = [fact.__name__ for fact in FACTS if not takes_place(Happens(fact, 51, 0), world, START)]
    assert not refused
