"""A list of projects is taken over whole or not at all, through the same actions as one project after another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from common import audit, clock
from common.actors import Actor
from common.decisions import Refused
from common.formats import dmy
from common.money import short_text
from common.sheets.problems import Problem
from organizations.models import Unit
from projects.actions import projects
from projects.actions.projects import ProjectFields, fields_of
from projects.actions.table_plans import Change, PlannedLine, TablePlan, is_as_shown, twice
from projects.imports.project_list import COLUMNS, ProjectRow
from projects.models import LegalRegime, Phase, Project, ProjectTarget, Scheme, Target
from projects.policies.projects import may_create

OPTIONAL = {"phase": "phase", "total": "total_vnd", "legal_basis": "legal_basis", "summary": "summary"}


@dataclass(frozen=True)
class Known:
    """What codes of a list mean today, and what stands."""

    units: dict[str, Unit]
    regimes: dict[str, LegalRegime]
    phases: dict[int, Phase]
    targets: dict[str, Target]
    projects: dict[str, Project]
    served: dict[int, set[str]]


class Undone(Exception):
    """Ends the transaction of a preview without a trace; carries what would have been done."""

    def __init__(self, plan: TablePlan) -> None:
        super().__init__()
        self.plan = plan


def preview(rows: Sequence[ProjectRow], *, by: Actor, scheme: Scheme) -> TablePlan:
    """Does it, and takes it back: what is shown is what would happen."""
    may_create(by, scheme.owner_id).enforce()
    try:
        with transaction.atomic():
            raise Undone(_carried_out(rows, by, scheme, ""))
    except Undone as undone:
        return undone.plan


@transaction.atomic
def load(
    rows: Sequence[ProjectRow],
    *,
    by: Actor,
    scheme: Scheme,
    fingerprint: str,
    name: str = "",
) -> TablePlan:
    """All lines or none. `fingerprint` is that of the preview somebody agreed to."""
    may_create(by, scheme.owner_id).enforce()
    Scheme.objects.select_for_update(of=("self",)).get(pk=scheme.pk)
    plan = _carried_out(rows, by, scheme, name)
    is_as_shown(plan, fingerprint).enforce()
    if not plan.changes_nothing:
        facts = {"table": name, "new": plan.new, "changed": plan.changed, "lines": len(rows)}
        unit_code = scheme.owner.code
        audit.record(by=by, verb="project.list_loaded", thing=scheme, unit_code=unit_code, facts=facts)
    return plan


def _carried_out(rows: Sequence[ProjectRow], by: Actor, scheme: Scheme, name: str) -> TablePlan:
    told = _("This project stands on line %(line)d already.")
    problems = twice(((row.line, row.code) for row in rows), str(COLUMNS["code"]), told)
    known = _known(rows, by, scheme)
    lines = []
    for row in rows:
        unknown = list(_unknown_codes(row, known))
        problems += unknown
        if unknown:
            continue
        try:
            with transaction.atomic():
                lines.append(_one(row, by, scheme, known, name))
        except Refused as refused:
            problems.append(_problem(row, refused.decision.code, str(refused.decision.reason)))
        except ValidationError as error:
            for field, messages in error.update_error_dict({}).items():
                problems += [_problem(row, field, text) for each in messages for text in each.messages]
    return TablePlan(tuple(lines), tuple(sorted(problems, key=lambda p: p.row)))


def _one(row: ProjectRow, by: Actor, scheme: Scheme, known: Known, name: str) -> PlannedLine:
    project = known.projects.get(row.code)
    wanted = [known.targets[code] for code in row.targets]
    if project is None:
        made = projects.create(by=by, scheme=scheme, code=row.code, fields=_fields(row, known, None))
        if wanted:
            projects.link(by=by, project=made, targets=wanted)
        return PlannedLine(row.line, Change.NEW, row.code, row.name, (), (row.code, repr(row)))
    fields = _fields(row, known, project)
    details = _differences(fields_of(project), fields)
    served = known.served.get(project.pk, set())
    moves = "targets" in row.present and served != set(row.targets)
    if moves:
        details += (f"{COLUMNS['targets']}: {_joined(served)} → {_joined(row.targets)}",)
    facts = (row.code, repr(row), project.version)
    if not details:
        return PlannedLine(row.line, Change.SAME, row.code, row.name, (), facts)
    told = _("Table %(name)s") % {"name": name} if name else ""
    projects.change(by=by, project=project, fields=fields, reason=told)
    if moves:
        projects.link(by=by, project=project, targets=wanted)
    return PlannedLine(row.line, Change.CHANGED, row.code, row.name, details, facts)


def _fields(row: ProjectRow, known: Known, project: Project | None) -> ProjectFields:
    given: dict[str, Any] = {
        "name": row.name,
        "kind": row.kind,
        "lead": known.units[row.lead],
        "track": row.track,
        "regime": known.regimes[row.regime],
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
    }
    optional = {
        "phase": known.phases.get(row.phase) if row.phase else None,
        "total": row.total,
        "legal_basis": row.legal_basis,
        "summary": row.summary,
    }
    given |= {OPTIONAL[column]: value for column, value in optional.items() if column in row.present}
    if "coordinators" in row.present:
        given["coordinators"] = row.coordinators
    return fields_of(project, **given) if project else ProjectFields(**given)


def _differences(before: ProjectFields, after: ProjectFields) -> tuple[str, ...]:
    columns = {"total_vnd": "total"}
    found = []
    for name, value in after.given().items():
        old = before.given()[name]
        if old != value:
            label = COLUMNS.get(columns.get(name, name), name)
            found.append(f"{label}: {_told(name, old)} → {_told(name, value)}")
    return tuple(found)


def _told(name: str, value: Any) -> str:
    if value in (None, "", []):
        return "–"
    if name == "total_vnd":
        return short_text(int(value))
    if name in ("starts_on", "ends_on"):
        return dmy(value)
    if isinstance(value, list):
        return _joined(value)
    return str(getattr(value, "code", None) or value)[:80]


def _joined(codes: Iterable[str]) -> str:
    return ", ".join(sorted(codes)) or "–"


def _known(rows: Sequence[ProjectRow], by: Actor, scheme: Scheme) -> Known:
    """Seven statements whatever the number of lines."""
    today = clock.today()
    leads = Unit.objects.visible_to(by).in_force(today).filter(home=scheme.owner_id)
    held = ProjectTarget.objects.visible_to(by).held(today).filter(project__scheme=scheme)
    served: dict[int, set[str]] = {}
    for project, code in held.order_by().values_list("project_id", "target__code"):
        served.setdefault(project, set()).add(code)
    of_list = Project.objects.visible_to(by).filter(scheme=scheme, code__in=[row.code for row in rows])
    joined = of_list.select_related("scheme", "lead", "regime", "phase", "owner_post", "owner")
    standing = {project.code: project for project in joined}
    regimes = [*LegalRegime.objects.in_force(today), *(project.regime for project in standing.values())]
    return Known(
        units={unit.code: unit for unit in leads},
        regimes={regime.code: regime for regime in regimes},
        phases={phase.position: phase for phase in Phase.objects.filter(scheme=scheme)},
        targets={
            each.code: each for each in Target.objects.visible_to(by).standing(today).filter(scheme=scheme)
        },
        projects=standing,
        served=served,
    )


def _unknown_codes(row: ProjectRow, known: Known) -> Iterable[Problem]:
    if row.lead not in known.units:
        yield _problem(row, "lead", _("No unit in force bears the code %(codes)s.") % {"codes": row.lead})
    if row.regime not in known.regimes:
        told = _("No legal regime in force bears the code %(code)s; known are %(known)s.")
        yield _problem(row, "regime", told % {"code": row.regime, "known": _joined(known.regimes)})
    if row.phase is not None and row.phase not in known.phases:
        yield _problem(row, "phase", _("The scheme has no phase %(no)d.") % {"no": row.phase})
    strange = [code for code in row.targets if code not in known.targets]
    if strange:
        yield _problem(
            row, "targets", _("The scheme has no target %(codes)s.") % {"codes": ", ".join(strange)}
        )


def _problem(row: ProjectRow, code: str, message: str) -> Problem:
    column = {"total_vnd": "total"}.get(code, code)
    return Problem(row.line, str(COLUMNS[column]) if column in COLUMNS else "", code, message)
