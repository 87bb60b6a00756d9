"""A sheet of applications is taken whole or not at all; the preview is the same work, taken back at its end."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from apps_catalog.actions import applications, parts, revisions
from apps_catalog.actions.applications import ApplicationFields, ProtectedFields
from apps_catalog.imports.catalogue_sheet import COLUMNS, ApplicationRow
from apps_catalog.models import Application
from apps_catalog.policies.applications import is_live, may_manage, may_see_protected
from common.actors import Actor
from common.decisions import Kind, Refused, refuse
from common.sheets.problems import Problem, SheetRefused
from organizations.models import Unit

PROTECTED = ("hosting", "hosting_note", "security_level")
Stage = Application.Lifecycle
NEW, CHANGED, UNCHANGED, REFUSED = "new", "changed", "unchanged", "refused"


@dataclass(frozen=True)
class Difference:
    """One column before and after, as the sheet writes it; `column` is a key of its columns or `costs`."""

    column: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Taken:
    line: int
    code: str
    name: str
    outcome: str
    differences: tuple[Difference, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Loaded:
    lines: tuple[Taken, ...]

    def count(self, outcome: str) -> int:
        return sum(line.outcome == outcome for line in self.lines)

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(problem for line in self.lines for problem in line.problems)


def preview(*, by: Actor, owner: Unit, rows: Iterable[ApplicationRow]) -> Loaded:
    """What `load` would do, row by row; nothing stays."""
    with transaction.atomic():
        found = _all(by, owner, rows)
        transaction.set_rollback(True)
    return found


@transaction.atomic
def load(*, by: Actor, owner: Unit, rows: Iterable[ApplicationRow]) -> Loaded:
    """Raises `SheetRefused` with every refusal, and then nothing was stored."""
    found = _all(by, owner, rows)
    if found.problems:
        raise SheetRefused(found.problems)
    return found


def _all(by: Actor, owner: Unit, rows: Iterable[ApplicationRow]) -> Loaded:
    may_manage(by, owner.pk).enforce()
    listed = list(rows)
    found = Application.objects.filter(owner=owner, code__in=[row.code for row in listed])
    standing = {each.code: each for each in found}
    units = {unit.code: unit for unit in Unit.objects.filter(home=owner)}
    return Loaded(tuple(_one(by, owner, row, standing.get(row.code), units) for row in listed))


def _one(
    by: Actor, owner: Unit, row: ApplicationRow, application: Application | None, units: dict[str, Unit]
) -> Taken:
    name = str(row.told.get("name", ""))
    try:
        with transaction.atomic():
            outcome, differences = _take(by, owner, row, application, units)
    except Refused as refused:
        told = refused.decision
        column = str(COLUMNS[told.code]) if told.code in COLUMNS else ""
        problem = Problem(row.line, column, told.code, told.reason)
        return Taken(row.line, row.code, name, REFUSED, problems=(problem,))
    except ValidationError as error:
        told_by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        found = tuple(
            Problem(row.line, str(COLUMNS.get(field, "")), "invalid", " ".join(messages))
            for field, messages in told_by_field.items()
        )
        return Taken(row.line, row.code, name, REFUSED, problems=found)
    return Taken(row.line, row.code, name, outcome, differences)


def _take(
    by: Actor, owner: Unit, row: ApplicationRow, application: Application | None, units: dict[str, Unit]
) -> tuple[str, tuple[Difference, ...]]:
    unit = units.get(row.told["owner_unit"])
    if unit is None:
        told = _("No unit of this plan bears the code %(code)s.") % {"code": row.told["owner_unit"]}
        raise Refused(refuse(Kind.INPUT, "owner_unit", told))
    if application is None:
        application = _entered(by, owner, row, unit)
        before, outcome = None, NEW
    else:
        application = revisions.locked(application)
        before, outcome = _facts(application), UNCHANGED
        _filled(by, application, row, unit)
    _with_parts(application, row)
    revisions.settle(by=by, application=application, verb="application.imported")
    after = _facts(application)
    if before is None:
        return outcome, ()
    differences = tuple(
        Difference(name, before[name], after[name]) for name in after if before.get(name) != after[name]
    )
    if differences and Stage.RETIRED == before["lifecycle"] == after["lifecycle"]:
        is_live(application).enforce()
    return CHANGED if differences else UNCHANGED, differences


def _facts(application: Application) -> dict[str, Any]:
    facts: dict[str, Any] = application.revisions.order_by("-number").values_list("facts", flat=True)[0]
    return facts


def _entered(by: Actor, owner: Unit, row: ApplicationRow, unit: Unit) -> Application:
    told = row.told
    wanted = {each.name: told[each.name] for each in fields(ApplicationFields) if each.name in told}
    wanted |= {"owner_unit": unit, "origin": told.get("origin") or Application.Origin.OWN}
    made = applications.create(
        by=by,
        owner=owner,
        code=row.code,
        fields=ApplicationFields(**wanted),
        lifecycle=told.get("lifecycle") or Stage.PLANNED,
    )
    protected = _protected(by, made, row)
    if protected is not None:
        applications.fill(by, made, ApplicationFields(**wanted), protected)
    return made


def _filled(by: Actor, application: Application, row: ApplicationRow, unit: Unit) -> None:
    """What the sheet does not tell stays as it is."""
    told = {**vars(application), **row.told, "owner_unit": unit}
    if not told["origin"]:
        told["origin"] = application.origin
    wanted = {each.name: told[each.name] for each in fields(ApplicationFields)}
    protected = _protected(by, application, row)
    applications.fill(by, application, ApplicationFields(**wanted), protected)
    stage = row.told.get("lifecycle")
    if stage and stage != application.lifecycle:
        applications.put_lifecycle(by, application, stage)


def _with_parts(application: Application, row: ApplicationRow) -> None:
    if "functions" in row.told:
        parts.put_functions(application, row.told["functions"])
    if "holdings" in row.told:
        parts.put_holdings(application, row.told["holdings"])
    if row.costs is not None:
        parts.put_costs(application, row.costs)


def _protected(by: Actor, application: Application, row: ApplicationRow) -> ProtectedFields | None:
    """Who does not see protected facts leaves these columns empty; what he writes into them is refused, not dropped."""
    told = {name: row.told[name] for name in PROTECTED if name in row.told}
    seen = may_see_protected(by, application)
    if not seen:
        if any(value not in ("", None) for value in told.values()):
            raise Refused(refuse(Kind.INPUT, next(name for name in told if told[name]), seen.reason))
        return None
    if not told:
        return None
    return ProtectedFields(**{name: told.get(name, getattr(application, name)) for name in PROTECTED})
