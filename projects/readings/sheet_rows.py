"""Projects, milestones and targets as rows of a sheet: the same readings as the pages, every number as a number."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from common.actors import Actor
from common.sheets.writing import Value
from organizations.models import Unit
from projects.models import PlanRevision, ProjectRevision, ProjectTarget
from projects.readings.ceilings import CeilingRow
from projects.readings.gate_rules import RegimeRules
from projects.readings.gates import GateLine
from projects.readings.project_figures import progress_of
from projects.readings.project_rows import ProjectRow
from projects.readings.rating_words import KEY_WORDS
from projects.readings.risks import RiskLine
from projects.readings.rollouts import RolloutRow
from projects.readings.staffing import StaffingPlan
from projects.readings.target_rows import TargetTable

Row = tuple[Value, ...]


def project_table(owner: Unit, *, viewer: Actor, on: date) -> list[Row]:
    """In the columns of `projects.imports.project_list`, so that the list can be sent back: three statements."""
    revisions = ProjectRevision.objects.visible_to(viewer).current(on).filter(project__owner=owner)
    places = _phase_places(owner, on)
    served: dict[int, list[str]] = defaultdict(list)
    held = ProjectTarget.objects.visible_to(viewer).held(on).filter(project__owner=owner)
    for project, code in held.order_by("target__code").values_list("project_id", "target__code"):
        served[project].append(code)
    return [
        (
            each.project.code, each.name, each.get_kind_display(), each.lead.code, each.starts_on, each.ends_on,
            each.get_track_display(), each.regime.code, places.get(each.phase_id or 0), each.total_vnd,
            "; ".join(each.coordinators), "; ".join(served[each.project_id]), each.legal_basis, each.summary,
        )
        for each in revisions.select_related("project", "lead", "regime").order_by("project__code")
    ]  # fmt: skip


def states(rows: Iterable[ProjectRow]) -> list[Row]:
    """Code, name, lead, rating computed, said by the owner, said by the office, progress, planned progress, variance in
    percent, planned end, expected end, open risks, reference of the progress."""
    return [
        (
            row.code, row.name, row.lead.short_name, str(KEY_WORDS[row.key]),
            str(row.owner_says.rating_label) if row.owner_says else None,
            str(row.office_says.rating_label) if row.office_says else None,
            row.stand.percent, row.stand.planned_percent, round(row.stand.variance * 100, 1), row.stand.ends_on,
            row.stand.expected_end, row.open_risks, progress_of(row).reference,
        )
        for row in rows
    ]  # fmt: skip


def milestones(rows: Iterable[ProjectRow]) -> list[Row]:
    """Code of the project, number and name of the milestone, critical or not, first day, planned, expected, reached, percent."""
    return [
        (
            row.code, each.no, each.name, "x" if each.is_critical else None, each.starts_on, each.due_on,
            each.projected_on, each.actual_on, each.percent,
        )
        for row in rows
        for each in row.milestones
    ]  # fmt: skip


def gates(lines: Iterable[GateLine]) -> list[Row]:
    """Code, name, required paper, state, due day, last paper, its authority."""
    return [
        (
            gate.code, gate.name, gate.paper_type, str(gate.word), gate.due_on, gate.last.paper if gate.last else None,
            gate.last.authority if gate.last else None,
        )
        for gate in lines
    ]  # fmt: skip


def risks(lines: Iterable[RiskLine]) -> list[Row]:
    """Number, title, level, response, unit, due day, state."""
    return [
        (
            risk.no, risk.title, str(risk.level_label), risk.response, risk.unit, risk.due_on, str(risk.state_label),
        )
        for risk in lines
    ]  # fmt: skip


def rolled_out(rows: Iterable[RolloutRow]) -> list[Row]:
    """Code and name of the unit, due day, percent, what it reported, the day it speaks of."""
    return [
        (row.unit, row.unit_name, row.due_on, row.percent, row.note or None, row.reported_on) for row in rows
    ]


def ceilings(rows: Iterable[CeilingRow]) -> list[Row]:
    """Year, ceiling, plan and room in đồng, paper, its day, how often it changed, why."""
    return [
        (
            row.year, row.amount, row.planned, row.room, row.document or None, row.document_on, row.changes or None,
            row.reason or None,
        )
        for row in rows
    ]  # fmt: skip


def posts(plan: StaffingPlan) -> list[Row]:
    """Post, unit, wanted, filled, seconded, from where, vacant, project, note, day of the numbers."""
    return [
        (
            each.title, each.unit_name, each.wanted, each.filled, each.seconded, each.seconded_from or None, each.vacant,
            each.project or None, each.note or None, each.said_on,
        )
        for each in plan.posts
    ]  # fmt: skip


def proposals(plan: StaffingPlan) -> list[Row]:
    """Number, day, addressee, text, posts; then number, day, outcome and text of each answer, a line for each."""
    found: list[Row] = []
    for each in plan.proposals:
        asked: Row = (each.number, each.sent_on, each.addressee, each.text, "; ".join(each.posts) or None)
        answers: list[Row] = [(a.number, a.answered_on, str(a.outcome_label), a.text) for a in each.answers]
        found += [(*asked, *told) for told in answers or [(None,) * 4]]
    return found


def gate_rules(regimes: Iterable[RegimeRules]) -> list[Row]:
    """Regime, track, gate, name, paper, authority, norm, citation, checked or not, first and last day."""
    return [
        (
            regime.name, str(track.label), rule.code, rule.name, rule.paper_type or None, rule.authority or None,
            rule.norm_days, rule.citation, "x" if rule.is_certain else None, rule.valid_from, rule.valid_to,
        )
        for regime in regimes
        for track in regime.tracks
        for rule in track.rules
    ]  # fmt: skip


def target_values(table: TargetTable) -> list[Row]:
    """Goal, code, target, measure, lead unit, verdict of the year, promise and figure of every year, reference of the
    figure of the day's year."""
    found: list[Row] = []
    for row in table.rows:
        years: list[Value] = []
        for year in table.years:
            cell = next((each for each in row.years if each.year == year), None)
            years += [cell.planned if cell else None, cell.actual.value if cell else None]
        verdict = str(row.now.verdict_label) if row.now else None
        reference = row.now.actual.reference if row.now else None
        found.append(
            (row.goal, row.code, row.name, row.measure, row.lead.short_name, verdict, *years, reference)
        )
    return found


def _phase_places(owner: Unit, on: date) -> Mapping[int, int]:
    revisions = PlanRevision.objects.current(on).filter(noun=PlanRevision.Noun.PHASE, scheme__owner=owner)
    return {each.key: int(each.facts.get("position", 0)) for each in revisions}
