"""Who writes, sends, comments on, submits and approves the scheme, and when."""

from collections.abc import Collection
from datetime import date
from typing import Protocol

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from directives.models import Directive, DirectiveItem
from organizations.models import Unit
from organizations.permissions import Permission, holds
from organizations.policies import may, unit_is_open
from projects.models import Consultation, Scheme, SchemeComment, SchemeDraft, SchemeSection

S = Scheme.State


class Versioned(Protocol):
    version: int


LONGEST = 15  # years of a scheme


def of_own_plan(actor: Actor, owner_id: int | None) -> Decision:
    if actor.is_system or owner_id in actor.home_ids:
        return ALLOWED
    return refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such page in your plan."))


def may_manage(actor: Actor, owner_id: int | None) -> Decision:
    """The office writes the scheme, its goals and targets."""
    return of_own_plan(actor, owner_id) and may(actor, Permission.MANAGE_PLAN, home_id=owner_id)


def may_open_draft(actor: Actor, scheme: Scheme, kind: str) -> Decision:
    """Frameworks and drafts until the scheme is submitted, adjustments once it is approved; one at a time."""
    manages = may_manage(actor, scheme.owner_id)
    if not manages:
        return manages
    if scheme.state == S.SUBMITTED:
        return refuse(Kind.STATE, "submitted", _("The scheme is submitted; it waits for approval."))
    if (kind == SchemeDraft.Kind.ADJUSTMENT) != (scheme.state == S.APPROVED):
        return refuse(
            Kind.STATE,
            "kind",
            _("An approved scheme is changed by a yearly adjustment; before approval there is none."),
        )
    if scheme.drafts.filter(fixed_known_on__isnull=True).exists():
        return refuse(
            Kind.STATE, "being_written", _("Another version is being written; fix it before the next.")
        )
    return ALLOWED


def may_write(actor: Actor, draft: SchemeDraft) -> Decision:
    manages = may_manage(actor, draft.scheme.owner_id)
    if manages and draft.is_fixed:
        return refuse(
            Kind.STATE, "fixed", _("This version is fixed; changes are written into the next version.")
        )
    return manages


def may_fix(actor: Actor, draft: SchemeDraft, sections: int) -> Decision:
    writes = may_write(actor, draft)
    if writes and not sections:
        return refuse(Kind.STATE, "empty", _("This version has no section yet."))
    return writes


def may_send(actor: Actor, draft: SchemeDraft) -> Decision:
    """Only a fixed version goes out, while the scheme, or this adjustment, is not decided yet."""
    manages = may_manage(actor, draft.scheme.owner_id)
    if not manages:
        return manages
    if not draft.is_fixed:
        return refuse(Kind.STATE, "not_fixed", _("Fix this version before it is sent to units."))
    if draft.kind == SchemeDraft.Kind.ADJUSTMENT:
        return _not_adopted(draft)
    if draft.scheme.state in (S.SUBMITTED, S.APPROVED):
        return refuse(Kind.STATE, "decided", _("The scheme is submitted; no further comments are asked for."))
    return ALLOWED


def deadline_stands(due_on: date, today: date) -> Decision:
    if due_on > today:
        return ALLOWED
    return refuse(Kind.INPUT, "due_on", _("Units need time: the deadline lies after today."))


def may_comment(actor: Actor, consultation: Consultation, unit: Unit, today: date) -> Decision:
    """The unit's own people; the office enters what came on paper. Late comments are taken and marked late."""
    if not consultation.addressees.filter(unit=unit.pk).exists():
        return refuse(Kind.INPUT, "unit", _("%(unit)s is not asked for comments.") % {"unit": unit.name})
    return may_comment_for(actor, consultation, unit, today) and round_is_open(consultation)


def may_comment_for(actor: Actor, consultation: Consultation, unit: Unit, today: date) -> Decision:
    """Of a unit that was asked: the right alone."""
    owner_id = consultation.draft.scheme.owner_id
    visible = of_own_plan(actor, owner_id)
    if not visible:
        return visible
    if not holds(actor, Permission.MANAGE_PLAN, home_id=owner_id):
        mine = may(actor, Permission.REPORT_PROGRESS, home_id=unit.home_id, path=unit.path)
        if not mine:
            return mine
    return unit_is_open(unit, today)


def somebody_may_comment(units: Collection[Unit]) -> Decision:
    if units:
        return ALLOWED
    return refuse(Kind.ROLE, "role", _("Units that were asked comment through their own people."))


def may_see_table(actor: Actor, scheme: Scheme) -> bool:
    """All comments and answers: who sees drafts, and who checks the record."""
    rights = (Permission.VIEW_DRAFTS, Permission.VIEW_AUDIT)
    return any(holds(actor, right, home_id=scheme.owner_id) for right in rights)


def round_is_open(consultation: Consultation) -> Decision:
    """Until the version is submitted, adopted, or a later version has taken its place."""
    draft = consultation.draft
    closed = refuse(Kind.STATE, "closed", _("This round of comments is closed: the version went on."))
    if draft.kind == SchemeDraft.Kind.ADJUSTMENT:
        return _not_adopted(draft)
    return ALLOWED if draft.scheme.state == S.CONSULTING else closed


def addressee_stands(scheme: Scheme, unit: Unit) -> Decision:
    if unit.home_id == scheme.owner_id:
        return ALLOWED
    return refuse(Kind.INPUT, "units", _("%(unit)s belongs to another plan.") % {"unit": unit.name})


def section_stands(consultation: Consultation, section: SchemeSection | None) -> Decision:
    if section is None or section.draft_id == consultation.draft_id:
        return ALLOWED
    return refuse(Kind.INPUT, "section", _("This section is not of the version that was sent."))


def comment_says_something(stance: str, text: str) -> Decision:
    if text.strip() or stance == SchemeComment.Stance.AGREES:
        return ALLOWED
    return refuse(Kind.INPUT, "text", _("Write the comment, or say that the unit agrees."))


def may_answer(actor: Actor, comment: SchemeComment) -> Decision:
    agrees = comment.stance == SchemeComment.Stance.AGREES and not comment.text
    nothing = refuse(Kind.STATE, "agrees", _("The unit agrees; there is nothing to answer."))
    return may_answer_round(actor, comment.consultation) and (nothing if agrees else ALLOWED)


def may_answer_round(actor: Actor, consultation: Consultation) -> Decision:
    """Comments of a round are answered until the table goes with the submission."""
    draft = consultation.draft
    manages = may_manage(actor, draft.scheme.owner_id)
    if not manages:
        return manages
    if draft.kind == SchemeDraft.Kind.ADJUSTMENT:
        return _not_adopted(draft)
    if draft.scheme.state in (S.SUBMITTED, S.APPROVED):
        return refuse(Kind.STATE, "decided", _("The table of comments went with the submission; it stands."))
    return ALLOWED


def may_submit(actor: Actor, scheme: Scheme, draft: SchemeDraft, unanswered: int) -> Decision:
    """The latest fixed draft, with every comment answered."""
    manages = may_manage(actor, scheme.owner_id)
    if not manages:
        return manages
    if scheme.state not in (S.DRAFTING, S.CONSULTING):
        return refuse(
            Kind.STATE, "state", _("A scheme is submitted from its drafts, once, and before approval.")
        )
    if not draft.is_fixed or draft.kind != SchemeDraft.Kind.DRAFT:
        return refuse(Kind.STATE, "not_fixed", _("What is submitted is a fixed draft."))
    if scheme.drafts.filter(number__gt=draft.number).exists():
        return refuse(Kind.STATE, "not_latest", _("There is a later version; submit that one."))
    return comments_are_answered(unanswered)


def unanswered(scheme: Scheme) -> int:
    """Comments of the scheme that ask for something and have no answer yet."""
    asking = SchemeComment.objects.filter(consultation__draft__scheme=scheme).exclude(text="")
    return asking.filter(answers__isnull=True).count()


def nothing_written() -> Decision:
    return refuse(Kind.STATE, "empty", _("No version is written yet."))


def comments_are_answered(unanswered: int) -> Decision:
    if not unanswered:
        return ALLOWED
    return refuse(
        Kind.STATE,
        "unanswered",
        _("%(count)s comments are not answered yet; each is accepted or explained first.")
        % {"count": unanswered},
    )


def may_decide(actor: Actor, scheme: Scheme) -> Decision:
    """Approve, or send back: leaders and the head of office, on the signed paper."""
    decides = of_own_plan(actor, scheme.owner_id) and may(
        actor, Permission.APPROVE_PLAN, home_id=scheme.owner_id
    )
    if decides and scheme.state != S.SUBMITTED:
        return refuse(Kind.STATE, "state", _("The scheme is not submitted for approval."))
    return decides


def may_adopt(actor: Actor, draft: SchemeDraft, unanswered: int) -> Decision:
    """A yearly adjustment is adopted by a paper, like the scheme itself."""
    scheme = draft.scheme
    decides = of_own_plan(actor, scheme.owner_id) and may(
        actor, Permission.APPROVE_PLAN, home_id=scheme.owner_id
    )
    if not decides:
        return decides
    if draft.kind != SchemeDraft.Kind.ADJUSTMENT or not draft.is_fixed:
        return refuse(Kind.STATE, "not_fixed", _("What is adopted is a fixed yearly adjustment."))
    return _not_adopted(draft) and comments_are_answered(unanswered)


def paper_stands(actor: Actor, scheme: Scheme, directive: Directive | None) -> Decision:
    """The paper that approves: of the same plan, seen by the actor, issued."""
    if directive is None:
        return refuse(Kind.INPUT, "directive", _("Name the issued paper that approves."))
    seen = Directive.objects.visible_to(actor).filter(pk=directive.pk, owner=scheme.owner_id)
    if not seen.exists():
        return refuse(Kind.INPUT, "directive", _("There is no such paper in this plan."))
    if not directive.is_issued:
        return refuse(Kind.INPUT, "directive", _("This paper is not issued yet."))
    return ALLOWED


def orientation_stands(actor: Actor, scheme: Scheme, item: DirectiveItem) -> Decision:
    """An orientation of an issued paper of the same plan."""
    found = DirectiveItem.objects.visible_to(actor).filter(pk=item.pk, directive__owner=scheme.owner_id)
    if not found.filter(directive__issue_known_on__isnull=False).exists():
        return refuse(Kind.INPUT, "item", _("There is no such orientation in this plan."))
    if item.kind != DirectiveItem.Kind.ORIENTATION:
        return refuse(Kind.INPUT, "item", _("This item is no orientation."))
    return ALLOWED


def scheme_stands(scheme: Scheme, today: date) -> Decision:
    """Years in order and of this half-century; committee and drafting unit of the same plan."""
    if not 2000 <= scheme.from_year <= scheme.to_year <= 2100:
        return refuse(
            Kind.INPUT, "to_year", _("The first year is before the last, both between 2000 and 2100.")
        )
    if scheme.to_year - scheme.from_year >= LONGEST:
        reason = _("A scheme runs for at most %(years)s years.") % {"years": LONGEST}
        return refuse(Kind.INPUT, "to_year", reason)
    if scheme.committee is not None and scheme.committee.owner_id != scheme.owner_id:
        return refuse(Kind.INPUT, "committee", _("The committee belongs to another plan."))
    if scheme.drafting_unit.home_id != scheme.owner_id:
        return refuse(Kind.INPUT, "drafting_unit", _("The unit belongs to another plan."))
    return unit_is_open(scheme.drafting_unit, today)


def reason_is_given(note: str) -> Decision:
    if note.strip():
        return ALLOWED
    return refuse(Kind.INPUT, "note", _("Say why."))


def is_current(thing: Versioned, version: int | None) -> Decision:
    if version is None or thing.version == version:
        return ALLOWED
    return refuse(
        Kind.STATE,
        "stale",
        _("Somebody changed this since you opened it. What you typed is kept; compare and save again."),
    )


def _not_adopted(draft: SchemeDraft) -> Decision:
    steps = draft.scheme.transitions.filter(draft=draft.pk, to_state=S.APPROVED)
    if steps.exists():
        return refuse(Kind.STATE, "adopted", _("This adjustment is adopted already."))
    return ALLOWED
