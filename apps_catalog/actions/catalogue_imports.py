"""A sheet of applications is taken whole or not at all; the preview is the same work, taken back at its end."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from apps_catalog.actions import applications, catalogue_interfaces, parts, revisions
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


@dataclass
class _Entry:
    """One row on its way: stored, then joined to the others, then settled."""

    row: ApplicationRow
    application: Application | None
    before: dict[str, Any] | None = None
    problems: tuple[Problem, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def name(self) -> str:
        return str(self.row.told.get("name", ""))

    @property
    def outcome(self) -> str:
        if self.problems:
            return REFUSED
        if self.before is None:
            return NEW
        return CHANGED if self.differences else UNCHANGED


def _all(by: Actor, owner: Unit, rows: Iterable[ApplicationRow]) -> Loaded:
    """Interfaces come after all applications, for they may name any of them; the revision is kept at the end."""
    may_manage(by, owner.pk).enforce()
    listed = list(rows)
    found = Application.objects.filter(owner=owner, code__in=[row.code for row in listed])
    standing = {each.code: each for each in found}
    units = {unit.code: unit for unit in Unit.objects.filter(home=owner)}
    entries = [_Entry(row, standing.get(row.code)) for row in listed]
    for entry in entries:
        _told(entry, partial(_take, by, owner, entry, units))
    stored = [
        (each.row, each.application) for each in entries if each.application is not None and not each.problems
    ]
    wrong = catalogue_interfaces.join(by, owner, stored)
    for entry in entries:
        entry.problems += tuple(wrong.get(entry.row.code, ()))
        if not entry.problems:
            _told(entry, partial(_settle, by, entry))
    return Loaded(
        tuple(
            Taken(each.row.line, each.row.code, each.name, each.outcome, each.differences, each.problems)
            for each in entries
        )
    )


def _told(entry: _Entry, work: Callable[[], None]) -> None:
    """A refusal is the row's; what it had begun is taken back."""
    try:
        with transaction.atomic():
            work()
    except Refused as refused:
        told = refused.decision
        column = str(COLUMNS[told.code]) if told.code in COLUMNS else ""
        entry.problems += (Problem(entry.row.line, column, told.code, told.reason),)
    except ValidationError as error:
        told_by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        entry.problems += tuple(
            Problem(entry.row.line, str(COLUMNS.get(field, "")), "invalid", " ".join(messages))
            for field, messages in told_by_field.items()
        )


def _take(by: Actor, owner: Unit, entry: _Entry, units: dict[str, Unit]) -> None:
    row = entry.row
    unit = units.get(row.told["owner_unit"])
    if unit is None:
        told = _("No unit of this plan bears the code %(code)s.") % {"code": row.told["owner_unit"]}
        raise Refused(refuse(Kind.INPUT, "owner_unit", told))
    if entry.application is None:
        entry.application = _entered(by, owner, row, unit)
    else:
        entry.application = revisions.locked(entry.application)
        entry.before = _facts(entry.application)
        _filled(by, entry.application, row, unit)
    _with_parts(entry.application, row)


def _settle(by: Actor, entry: _Entry) -> None:
    if entry.application is None:
        return
    revisions.settle(by=by, application=entry.application, verb="application.imported")
    before, after = entry.before, _facts(entry.application)
    if before is None:
        return
    differences = tuple(
        Difference(name, before[name], after[name]) for name in after if before.get(name) != after[name]
    )
    if differences and Stage.RETIRED == before["lifecycle"] == after["lifecycle"]:
        is_live(entry.application).enforce()
    entry.differences = differences


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
