"""What a reminder says of comments that a unit owes on a draft of the scheme."""

from collections.abc import Collection
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from common.actors import Actor
from common.refs import ObjectRef
from projects.models import Consultation, ConsultationAddressee
from projects.sources import silent_addressees
from reminders.sources.line import Line

COMMENT = ConsultationAddressee._meta.label_lower


def comment_lines(
    keys: Collection[str], deadlines: dict[str, date], actor: Actor, on: date
) -> dict[str, Line]:
    """Who has answered meanwhile gets no line. One statement."""
    rounds = Consultation.objects.visible_to(actor).order_by().values("pk")
    rows = silent_addressees(on).filter(pk__in=keys, consultation__in=rounds)
    return {
        str(row.pk): Line(
            ref=ObjectRef(COMMENT, str(row.pk)),
            what=_("Comments on %(draft)s") % {"draft": row.consultation.draft.title},
            where=row.consultation.draft.scheme.title,
            unit=row.unit.short_name or row.unit.name,
            deadline_on=deadlines[str(row.pk)],
            url=reverse("projects:comment-new", args=[row.consultation.draft.scheme_id, row.consultation_id]),
            act=_("Comment"),
        )
        for row in rows.select_related("unit", "consultation__draft__scheme")
    }
