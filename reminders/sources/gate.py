"""What a reminder says of a stage gate whose norm runs out: which paper is wanted, from whom."""

from collections.abc import Collection
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from common.actors import Actor
from common.refs import ObjectRef
from projects.models import Gate
from projects.sources import waiting_gates
from reminders.sources.line import Line

GATE = Gate._meta.label_lower


def gate_lines(keys: Collection[str], deadlines: dict[str, date], actor: Actor, on: date) -> dict[str, Line]:
    """Gates passed, skipped or stopped meanwhile are no line. One statement."""
    waiting = waiting_gates(on).filter(pk__in=keys).values("pk")
    rows = Gate.objects.visible_to(actor).filter(pk__in=waiting).select_related("project__lead")
    return {
        str(row.pk): Line(
            ref=ObjectRef(GATE, str(row.pk)),
            what=f"{row.name}: {row.paper_type}" if row.paper_type else row.name,
            where=_("Gate %(gate)s of %(project)s") % {"gate": row.code, "project": row.project.code},
            unit=row.project.lead.short_name or row.project.lead.name,
            deadline_on=deadlines[str(row.pk)],
            url=reverse("projects:gate", args=[row.project.code, row.code]),
            act=_("Record"),
        )
        for row in rows
    }
