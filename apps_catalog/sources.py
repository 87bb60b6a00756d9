"""Which deadlines applications set: the owner's word that runs out or was broken, contracts that end, answers asked for."""

from datetime import date
from typing import Any, TypeVar

from django.db.models import CharField, DateField, F, Model, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from apps_catalog.models import Application, ApplicationRevision, Attestation, Questionnaire
from common.deadlines import COLUMNS

Told = TypeVar("Told", bound=Model)
ATTESTATION, CONTRACT = "apps_catalog.attestation", "apps_catalog.contract"
BROKEN_SEAL, QUESTIONNAIRE = "apps_catalog.seal", "apps_catalog.questionnaire"


def deadlines_of_attestations(on: date) -> QuerySet[Application, dict[str, Any]]:
    """The day on which the owner's last confirmation runs out; an entry never confirmed has no such day yet."""
    return _of_applications(ATTESTATION, Subquery(_last_word(on).values("valid_until")[:1], DateField()))


def deadlines_of_broken_seals(on: date) -> QuerySet[Application, dict[str, Any]]:
    """The day on which somebody who is not of the owner unit changed what the owner had confirmed: from that day on the
    owner's word is asked for again. Confirming it anew ends the deadline."""
    confirmed = Subquery(_last_word(on, "application").values("revision")[:1])
    foreign = ApplicationRevision.objects.filter(
        application=OuterRef("pk"), by_owner=False, known_on__lte=on, number__gt=confirmed
    )
    broken_on = Subquery(foreign.order_by("number").values("known_on")[:1], DateField())
    return _of_applications(BROKEN_SEAL, broken_on)


def deadlines_of_contracts(on: date) -> QuerySet[Application, dict[str, Any]]:
    return _of_applications(CONTRACT, F("contract_end"))


def deadlines_of_questionnaires(on: date) -> QuerySet[Questionnaire, dict[str, Any]]:
    """Units that have not judged an application yet, while the round is open."""
    told = Questionnaire.objects.unanswered(on).filter(application__in=Application.objects.live())
    return _columns(
        told,
        QUESTIONNAIRE,
        deadline_on=F("round__due_on"),
        since_on=F("round__known_on"),
        owner_key=F("round__owner_id"),
        unit_key=F("unit_id"),
    )


def _last_word(on: date, application: str = "pk") -> QuerySet[Attestation]:
    """The last confirmation known on the day, of the application that `application` names in the outer query."""
    words = Attestation.objects.filter(application=OuterRef(application), known_on__lte=on)
    return words.order_by("-pk")


def _of_applications(kind: str, due: Any) -> QuerySet[Application, dict[str, Any]]:
    told = Application.objects.live().annotate(deadline_on=due).filter(deadline_on__isnull=False)
    return _columns(told, kind, since_on=F("known_on"), owner_key=F("owner_id"), unit_key=F("owner_unit_id"))


def _columns(told: "QuerySet[Told]", kind: str, **columns: F) -> "QuerySet[Told, dict[str, Any]]":
    named = {
        "deadline_kind": Value(kind, CharField()),
        "deadline_key": Cast("pk", CharField(max_length=64)),
        **columns,
    }
    return told.order_by().annotate(**named).values(*COLUMNS)
