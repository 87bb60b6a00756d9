"""What a reminder says of an application: its owner's word, its contract, and the questionnaires about it."""

from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps_catalog import sources
from apps_catalog.models import Application, Questionnaire
from apps_catalog.policies.applications import may_attest
from apps_catalog.sources import ATTESTATION, BROKEN_SEAL, CONTRACT, QUESTIONNAIRE
from common.actors import Actor
from common.refs import ObjectRef
from reminders.sources.line import Line

SAID: dict[str, str | Promise] = {
    ATTESTATION: gettext_lazy("The owner's confirmation runs out"),
    BROKEN_SEAL: gettext_lazy("Changed by others since the owner confirmed it"),
    CONTRACT: gettext_lazy("The contract ends"),
}
FOUND: dict[str, Callable[[date], QuerySet[Application, dict[str, Any]]]] = {
    ATTESTATION: sources.deadlines_of_attestations,
    BROKEN_SEAL: sources.deadlines_of_broken_seals,
    CONTRACT: sources.deadlines_of_contracts,
}


def application_lines(
    kind: str,
) -> Callable[[Collection[str], dict[str, date], Actor, date], dict[str, Line]]:
    """Deadlines that stand as they were told: confirmed anew or prolonged meanwhile is no line. Two statements."""

    def lines_of(
        keys: Collection[str], deadlines: dict[str, date], actor: Actor, on: date
    ) -> dict[str, Line]:
        rows = Application.objects.visible_to(actor).live().filter(pk__in=keys).select_related("owner_unit")
        told = standing(FOUND[kind](on).filter(pk__in=keys), deadlines)
        return {str(row.pk): _line(kind, row, deadlines, actor) for row in rows if str(row.pk) in told}

    return lines_of


def standing(found: Iterable[dict[str, Any]], deadlines: dict[str, date]) -> set[str]:
    """Keys whose deadline is still the one that was told."""
    return {row["deadline_key"] for row in found if row["deadline_on"] == deadlines.get(row["deadline_key"])}


def _line(kind: str, row: Application, deadlines: dict[str, date], actor: Actor) -> Line:
    confirms = kind != CONTRACT and bool(may_attest(actor, row))
    return Line(
        ref=ObjectRef(kind, str(row.pk)),
        what=row.name,
        where=str(SAID[kind]),
        unit=row.owner_unit.short_name or row.owner_unit.name,
        deadline_on=deadlines[str(row.pk)],
        url=reverse("apps_catalog:attest" if confirms else "apps_catalog:detail", args=[row.code]),
        act=_("Confirm") if confirms else _("Open"),
    )


def questionnaire_lines(
    keys: Collection[str], deadlines: dict[str, date], actor: Actor, on: date
) -> dict[str, Line]:
    """Unanswered ones. Two statements."""
    rows = (
        Questionnaire.objects.visible_to(actor)
        .filter(pk__in=keys)
        .select_related("application", "unit", "round")
    )
    told = standing(sources.deadlines_of_questionnaires(on).filter(pk__in=keys), deadlines)
    return {
        str(row.pk): Line(
            ref=ObjectRef(QUESTIONNAIRE, str(row.pk)),
            what=row.application.name,
            where=row.round.title,
            unit=row.unit.short_name or row.unit.name,
            deadline_on=deadlines[str(row.pk)],
            url=reverse("apps_catalog:evaluation-question", args=[row.pk]),
            act=_("Answer"),
        )
        for row in rows
        if str(row.pk) in told
    }
