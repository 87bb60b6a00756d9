"""A version goes to units for comments; each says something, each comment is answered."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common import audit, clock
from common.actors import Actor
from common.decisions import Kind, refuse
from common.stamps import stamp
from organizations.models import Unit
from organizations.permissions import Permission, standing_in
from organizations.policies import unit_is_open
from projects.actions.drafts import held
from projects.actions.schemes import step
from projects.models import (
    CommentAnswer,
    Consultation,
    ConsultationAddressee,
    Scheme,
    SchemeComment,
    SchemeDraft,
    SchemeSection,
)
from projects.policies import scheme as policies


@transaction.atomic
def send(
    *, by: Actor, draft: SchemeDraft, units: Iterable[Unit], due_on: date, number: str = "", note: str = ""
) -> Consultation:
    """To units of the plan that exist today."""
    draft = held(draft)
    policies.may_send(by, draft).enforce()
    policies.deadline_stands(due_on, clock.today()).enforce()
    asked = list({unit.pk: unit for unit in units}.values())
    if not asked:
        refuse(Kind.INPUT, "units", _("Choose at least one unit.")).enforce()
    for unit in asked:
        policies.addressee_stands(draft.scheme, unit).enforce()
        unit_is_open(unit, clock.today()).enforce()
    sent = Consultation(draft=draft, due_on=due_on, number=number, note=note, **stamp(by))
    sent.full_clean(exclude=("draft",))
    sent.save()
    ConsultationAddressee.objects.bulk_create(
        ConsultationAddressee(consultation=sent, unit=unit) for unit in asked
    )
    scheme = draft.scheme
    facts = {
        "draft": draft.number,
        "units": [unit.code for unit in asked],
        "due_on": due_on,
        "number": number,
    }
    audit.record(by=by, verb="scheme.sent_for_comments", thing=sent, unit_code=scheme.owner.code, facts=facts)
    if scheme.state in (Scheme.State.FRAMEWORK, Scheme.State.DRAFTING):
        step(by=by, scheme=scheme, to=Scheme.State.CONSULTING, draft=draft)
    return sent


@transaction.atomic
def comment(
    *,
    by: Actor,
    consultation: Consultation,
    unit: Unit,
    stance: str,
    text: str = "",
    section: SchemeSection | None = None,
    paper: str = "",
) -> SchemeComment:
    """What a unit says of the version, of one section or the whole; it may say several things."""
    scheme = consultation.draft.scheme
    policies.may_comment(by, consultation, unit, clock.today()).enforce()
    policies.section_stands(consultation, section).enforce()
    policies.comment_says_something(stance, text).enforce()
    said = SchemeComment(
        consultation=consultation,
        unit=unit,
        section=section,
        stance=stance,
        text=text.strip(),
        paper=paper,
        **stamp(standing_in(by, Permission.REPORT_PROGRESS, home_id=unit.home_id, path=unit.path)),
    )
    twin = SchemeComment.objects.filter(
        consultation=consultation, unit=unit, section=section, stance=stance, text=said.text
    ).first()
    if twin is not None:
        return twin
    said.full_clean(exclude=("consultation", "unit", "section"))
    said.save()
    facts = {"unit": unit.code, "stance": stance, "section": section.heading if section else ""}
    audit.record(by=by, verb="scheme.commented", thing=said, unit_code=scheme.owner.code, facts=facts)
    return said


@transaction.atomic
def answer(*, by: Actor, comment: SchemeComment, verdict: str, text: str) -> CommentAnswer:
    """Accepted, or explained; a later answer takes the place of this one, which stays on record."""
    policies.may_answer(by, comment).enforce()
    given = CommentAnswer(comment=comment, verdict=verdict, text=text.strip(), **stamp(by))
    given.full_clean(exclude=("comment",))
    given.save()
    code = comment.consultation.draft.scheme.owner.code
    audit.record(
        by=by, verb="scheme.comment_answered", thing=comment, unit_code=code, facts={"verdict": verdict}
    )
    return given
