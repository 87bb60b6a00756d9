"""For random work on random days: page = API = Excel = Word = brief, figure by figure; nobody's totals hold what he may not
see."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from common import clock
from dashboards.actions import briefs
from dashboards.readings.briefs import collected
from projects.actions import baselines, milestones, target_actuals, target_years
from projects.actions.target_actuals import ActualFields
from projects.actions.target_years import YearFields
from projects.models import Milestone
from projects.policies.milestones import PlanLine, Statement
from reporting.models import ReportForm
from tests.builders import PORTAL, assignment, issued_paper, item
from tests.cast import TODAY, Cast
from tests.dashboards import doors_of_figures as doors
from tests.directives.asking import reported
from tests.infrastructure.layers import layer
from tests.projects import money
from tests.projects.money import TY
from tests.reporting.sending import set_up
from tests.reporting.test_completeness import sent

ISSUED = date(2023, 9, 1)
LEADS = ("LB.VHTT", "LB.QLDA", "LB.NV")
WARD_B = "LB.00118"  # addressee of the restricted paper
WITHOUT_FIGURES = (
    "ward_b_officer",
    "lead_officer",
    "outsider",
)  # on the first page: own work, or an empty state
ROLE_BOARDS = (("unit", "unit=LB.VHTT"), ("unit", "unit=LB.00115"), ("projects", "unit=LB.QLDA"))
BESIDE = "project_progress:"  # the bar prints it; the link beneath it says what was planned
DEEP = settings.default is not None and settings.default.max_examples >= 1000
SEES_ALL = ("chair", "head_of_office", "monitor")


@dataclass(frozen=True)
class Work:
    """One item: whose it is, when it falls due, when it was reported done (or not)."""

    lead: int
    due: int  # days after the paper
    done: int | None

    def is_overdue(self, on: date) -> bool:
        due = ISSUED + timedelta(self.due)
        done = None if self.done is None else ISSUED + timedelta(self.done)
        return due < on and (done is None or done > on)


WORK = st.builds(Work, st.integers(0, 2), st.integers(5, 60), st.none() | st.integers(1, 44))


def given_out(cast: Cast, works: list[Work], number: str, *, lead: str = "", **fields: Any) -> None:
    """The paper, and each result reported on its day."""
    items = [
        item(no, leads=[lead or LEADS[work.lead]], due=ISSUED + timedelta(work.due))
        for no, work in enumerate(works, 1)
    ]
    paper = issued_paper(cast.district, *items, on=ISSUED, issued_on=ISSUED, number=number, **fields)
    for no, work in sorted(enumerate(works, 1), key=lambda pair: pair[1].done or 0):
        if work.done is not None:
            with clock.at(ISSUED + timedelta(work.done)):
                reported(assignment(paper, lead or LEADS[work.lead], no), done=True, percent=100)


@dataclass(frozen=True)
class Steps:
    """What became of the plan: in tỷ and percent, each on a day of its own; None was never said."""

    planned: int
    paid: int | None
    percent: int | None
    target: int | None
    wards: int  # how many of two sent the report of August

    def entered(self, cast: Cast) -> None:
        made = money.plan(cast)
        with clock.at(date(2023, 1, 5)):
            target_years.promise(by=PORTAL, target=made.target, values=[YearFields(2023, 60)])
            lines = [
                PlanLine(1, "Nghiệm thu", date(2023, 1, 1), date(2023, 9, 20), weight=1, is_critical=True)
            ]
            for project in (made.one, made.other):
                baselines.lay(by=PORTAL, project=project, lines=lines)
            money.enter(made.one, "allocated", self.planned * TY, year=2023)
        for ward in ("LB.00115", "LB.00118")[: self.wards]:
            sent(cast, ward, "2023-M08", date(2023, 8, 15))
        with clock.at(date(2023, 9, 10)):
            if self.paid is not None:
                money.enter(made.one, "disbursed", self.paid * TY, year=2023, paid_on=date(2023, 9, 8))
            if self.percent is not None:
                first = Milestone.objects.get(project=made.one)
                milestones.record(by=PORTAL, milestone=first, said=Statement(self.percent, clock.today()))
            if self.target is not None:
                said = ActualFields(2023, clock.today(), Decimal(self.target), note="Báo cáo 12/BC")
                target_actuals.record(by=PORTAL, target=made.target, fields=said)


@layer
def reporting(cast: Cast) -> ReportForm:
    return set_up(cast)


STEPS = st.builds(
    Steps,
    st.integers(1, 9),
    st.none() | st.integers(1, 12),
    st.none() | st.integers(1, 99),
    st.none() | st.integers(1, 99),
    st.integers(0, 2),
)


# What is found is told as it was found: making it smaller took five minutes.
@settings(
    max_examples=100 if DEEP else 4,
    phases=(Phase.generate,),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    open_work=st.lists(WORK, min_size=1, max_size=4),
    secret=st.lists(WORK, min_size=1, max_size=2),
    steps=STEPS,
    days=st.integers(0, (TODAY - ISSUED).days),
    person=st.sampled_from((*SEES_ALL, "auditor", "ward_b_officer", "lead_officer", "outsider")),
)
def test_every_door_says_the_same_of_what_one_may_see(
    cast: Cast,
    reporting: ReportForm,
    open_work: list[Work],
    secret: list[Work],
    steps: Steps,
    days: int,
    person: str,
) -> None:
    on = ISSUED + timedelta(days)
    client = cast.client(person)  # signed in for good: only the work is undone
    with transaction.atomic():
        given_out(cast, open_work, "63-TB/BCĐ")
        given_out(cast, secret, "64-TB/BCĐ", lead=WARD_B, circulation="restricted")
        steps.entered(cast)
        query = f"?on={on}"
        program, sheet = doors.by_program(client, query), doors.in_sheet(client, f"/board.xlsx{query}")
        word, page = doors.in_word(client, f"/board.docx{query}"), doors.on_page(client, query)
        assert sheet == word
        assert program
        assert program == sheet
        tiles = {name: shown for name, shown in doors.in_tiles(client, query).items() if name in sheet}
        assert not doors.differing(tiles, sheet)
        assert page == {name: sheet[name] for name in page}
        assert bool(page) is (person not in WITHOUT_FIGURES)
        if person in SEES_ALL:
            for board, asked in ROLE_BOARDS:
                of_role = doors.in_sheet(client, f"/board/{board}.xlsx{query}&{asked}")
                assert of_role == doors.in_word(client, f"/board/{board}.docx{query}&{asked}")
                assert of_role == doors.by_program_of_role(client, board, f"{query}&{asked}")
                drawn = doors.shown_at(client, f"/board/{board}/{query}&{asked}")
                linked = {name: shown for name, shown in drawn.items() if not name.startswith(BESIDE)}
                assert linked.keys() >= {name for name in of_role if not name.startswith(BESIDE)}
                assert not doors.differing(linked, of_role)
            kept = released(cast, on)
            assert {
                "projects_in_state",
                "budget",
                "budget_rate",
                "targets",
                "report_timeliness",
                "attention",
            } <= {name.partition(":")[0] for name in tiles}
            assert doors.in_brief(client, kept) == doors.of_brief(client, kept) == sheet
        overdue = next(
            value
            for name, value in program.items()
            if name.startswith("open_items:") and "status=over" in name
        )
        assert int(overdue) == sum(work.is_overdue(on) for work in seen_by(person, open_work, secret))
        transaction.set_rollback(True)


def seen_by(person: str, open_work: list[Work], secret: list[Work]) -> list[Work]:
    """By the rule of circulation and the unit's own board, not by what the portal asks."""
    if person == "ward_b_officer":
        return secret
    if person == "outsider":
        return []
    mine = [work for work in open_work if person != "lead_officer" or LEADS[work.lead] == "LB.VHTT"]
    return mine + secret if person in SEES_ALL else mine


def released(cast: Cast, on: date) -> int:
    """Prepared by the secretary, released by the head of office."""
    by = cast.actor("secretary")
    told = collected(cast.district, viewer=by, on=on)
    draft = briefs.prepare(by=by, owner=cast.district, on=on, collected=told)
    return briefs.release(by=cast.actor("head_of_office"), brief=draft, version=draft.version).pk
