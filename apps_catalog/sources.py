"""Which deadlines applications set: the owner's word that runs out, and contracts that end."""

from datetime import date
from typing import Any

from django.db.models import CharField, DateField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from apps_catalog.models import Application, Attestation
from common.deadlines import COLUMNS

ATTESTATION, CONTRACT = "apps_catalog.attestation", "apps_catalog.contract"


def deadlines_of_attestations(on: date) -> QuerySet[Application, dict[str, Any]]:
    """The day on which the owner's last confirmation runs out; an entry never confirmed has no such day yet."""
    last = Attestation.objects.filter(application=OuterRef("pk"), known_on__lte=on).order_by("-pk")
    until = Subquery(last.values("valid_until")[:1], output_field=DateField())
    return _columns(ATTESTATION, until)


def deadlines_of_contracts(on: date) -> QuerySet[Application, dict[str, Any]]:
    return _columns(CONTRACT, F("contract_end"))


def _columns(kind: str, due: "Subquery[DateField[Any, Any]] | F") -> QuerySet[Application, dict[str, Any]]:
    told = (
        Application.objects.live()
        .order_by()
        .annotate(
            deadline_kind=Value(kind, CharField()),
            deadline_key=Cast("pk", CharField(max_length=64)),
            deadline_on=due,
            since_on=F("known_on"),
            owner_key=F("owner_id"),
            unit_key=F("owner_unit_id"),
        )
    )
    return told.filter(deadline_on__isnull=False).values(*COLUMNS)
