"""Applications as programs read them: the entry of a day with names, users and rights; seven statements for a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from apps_catalog.models import Application, ApplicationRevision, Deployment
from apps_catalog.policies.applications import may_attest, may_change, may_see_protected
from apps_catalog.readings.cells import Cell, cells_known
from apps_catalog.readings.facts import ApplicationFacts, facts_of
from apps_catalog.readings.seals import UNSEALED, Seal, seals_known
from apps_catalog.readings.taxonomy import Taxonomy, taxonomy
from common.actors import Actor
from common.decisions import Decision
from organizations.models import Unit


@dataclass(frozen=True)
class NamedCode:
    code: str
    name: str


@dataclass(frozen=True)
class HeldAnswer:
    code: str
    name: str
    entry: str


@dataclass(frozen=True)
class DeploymentAnswer:
    unit: str
    unit_name: str
    state: str
    users: int | None
    since: date | None
    note: str
    confirmed_on: date
    version: int


@dataclass(frozen=True)
class ApplicationAnswer:
    """`facts.interfaces` are printed only where `facts.sees_protected`."""

    facts: ApplicationFacts
    functions: tuple[NamedCode, ...]
    data_sets: tuple[HeldAnswer, ...]
    seal: Seal
    units_using: int
    permissions: dict[str, Decision]


def applications_asked(viewer: Actor, on: date) -> QuerySet[ApplicationRevision]:
    """The revision of each application that was known on the day."""
    return (
        ApplicationRevision.objects.visible_to(viewer).current(on).select_related("application__owner_unit")
    )


def application_answers(
    rows: Sequence[ApplicationRevision], *, viewer: Actor, on: date
) -> list[ApplicationAnswer]:
    words = {owner: taxonomy(owner, on) for owner in {row.application.owner_id for row in rows}}
    cells = cells_known(viewer=viewer, application_ids=[row.application_id for row in rows], on=on)
    seals = seals_known(viewer=viewer, on=on)
    return [_answer(row, viewer, words[row.application.owner_id], cells, seals) for row in rows]


def application_asked(
    code: str, *, viewer: Actor, on: date
) -> tuple[ApplicationAnswer, tuple[DeploymentAnswer, ...]] | None:
    row = applications_asked(viewer, on).filter(application__code=code).order_by("application").first()
    if row is None:
        return None
    answer = application_answers([row], viewer=viewer, on=on)[0]
    cells = cells_known(viewer=viewer, application_ids=[row.application_id], on=on)
    ids = [unit for _application, unit in cells]
    units = Unit.objects.visible_to(viewer).filter(pk__in=ids).sorted()
    return answer, tuple(deployment_answer(unit, cells[row.application_id, unit.pk]) for unit in units)


def deployment_answer(unit: Unit, cell: Cell) -> DeploymentAnswer:
    return DeploymentAnswer(
        unit.code, unit.name, cell.state, cell.users, cell.since, cell.note, cell.confirmed_on, cell.version
    )


def deployment_of(application: Application, unit: Unit) -> Deployment | None:
    """The cell as it stands, for its version."""
    return Deployment.objects.filter(application=application, unit=unit).first()


def _answer(
    row: ApplicationRevision,
    viewer: Actor,
    words: Taxonomy,
    cells: Mapping[tuple[int, int], Cell],
    seals: Mapping[int, Seal],
) -> ApplicationAnswer:
    facts, application = facts_of(row, viewer), row.application
    using = sum(cell.is_using for (key, _unit), cell in cells.items() if key == application.pk)
    return ApplicationAnswer(
        facts=facts,
        functions=tuple(NamedCode(code, words.function_name(code)) for code in facts.functions),
        data_sets=tuple(
            HeldAnswer(held.data_set, words.data_set_name(held.data_set), held.entry)
            for held in facts.holdings
        ),
        seal=seals.get(application.pk, UNSEALED),
        units_using=using,
        permissions={
            "may_change": may_change(viewer, application),
            "may_attest": may_attest(viewer, application),
            "may_see_protected": may_see_protected(viewer, application),
        },
    )
