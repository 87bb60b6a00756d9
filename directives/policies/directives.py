"""Papers: who prepares, submits and gives out their work, and what must stand before work is given out."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from common.formats import dmy
from directives.models import Directive, DirectiveItem
from organizations.models import Committee, Unit
from organizations.permissions import Permission
from organizations.policies import may, unit_is_open
from organizations.readings.groups import GroupNames

UNISSUED = (Directive.State.DRAFT, Directive.State.SUBMITTED)
SHOWN = 5  # how many items a refusal names before it says how many more there are


def is_visible(actor: Actor, directive: Directive) -> Decision:
    if Directive.objects.visible_to(actor).filter(pk=directive.pk).exists():
        return ALLOWED
    return refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such paper."))


def may_create(actor: Actor, owner: Unit, on: date) -> Decision:
    return may(actor, Permission.CAPTURE_DIRECTIVE, home_id=owner.pk) and unit_is_open(owner, on)


def may_edit_draft(actor: Actor, directive: Directive) -> Decision:
    return is_visible(actor, directive) and _editing(actor, directive)


def may_submit(actor: Actor, directive: Directive) -> Decision:
    return is_visible(actor, directive) and _submitting(actor, directive)


def may_register(actor: Actor, directive: Directive) -> Decision:
    """Enter number, date and signer of the signed paper."""
    return is_visible(actor, directive) and _registering(actor, directive)


def may_issue(actor: Actor, directive: Directive) -> Decision:
    """Right and state; what the paper still lacks is told by `is_complete` and `items_stand`."""
    return may_register(actor, directive)


def _is_own_paper(directive: Directive) -> Decision:
    if not directive.is_incoming:
        return ALLOWED
    reason = _("The work of an incoming paper is given out on the leader's note.")
    return refuse(Kind.STATE, "incoming", reason)


def _editing(actor: Actor, directive: Directive) -> Decision:
    may_capture = may(actor, Permission.CAPTURE_DIRECTIVE, home_id=directive.owner_id)
    return may_capture and is_in(directive, (Directive.State.DRAFT,))


def _submitting(actor: Actor, directive: Directive) -> Decision:
    may_send = may(actor, Permission.SUBMIT_DIRECTIVE, home_id=directive.owner_id)
    return may_send and is_in(directive, (Directive.State.DRAFT,)) and _is_own_paper(directive)


def _registering(actor: Actor, directive: Directive) -> Decision:
    may_give_out = may(actor, Permission.ISSUE_DIRECTIVE, home_id=directive.owner_id)
    return (
        may_give_out and is_in(directive, UNISSUED) and _is_own_paper(directive) and _was_checked(directive)
    )


def _was_checked(directive: Directive) -> Decision:
    """A paper submitted here is not numbered around the head of office; a paper captured as signed needs no check."""
    if directive.state != Directive.State.SUBMITTED or directive.checked_known_on is not None:
        return ALLOWED
    return refuse(Kind.STATE, "not_checked", _("The paper waits for the check by the head of office."))


def paper_permissions(actor: Actor, directive: Directive) -> dict[str, Decision]:
    """Every decision about a paper that came out of `visible_to(actor)`: no statement."""
    return {
        "may_edit_draft": _editing(actor, directive),
        "may_submit": _submitting(actor, directive),
        "may_issue": _registering(actor, directive),
    }


def is_in(directive: Directive, states: Sequence[str]) -> Decision:
    if directive.state in states:
        return ALLOWED
    return refuse(
        Kind.STATE,
        "state",
        _("The paper is %(state)s; it changes only through new papers.")
        % {"state": directive.get_state_display()}
        if directive.is_issued
        else _("The paper is %(state)s already.") % {"state": directive.get_state_display()},
    )


def committee_is_of(owner: Unit, committee: Committee | None) -> Decision:
    if committee is None or committee.owner_id == owner.pk:
        return ALLOWED
    return refuse(Kind.INPUT, "committee", _("This committee belongs to another plan."))


def number_is_free(directive: Directive) -> Decision:
    """A paper is known by issuer, number and date; the same one twice would give out its work twice."""
    if not directive.number or directive.issued_on is None:
        return ALLOWED
    twin = Directive.objects.filter(
        owner_id=directive.owner_id,
        issuer_name=directive.issuer_name,
        number=directive.number,
        issued_on=directive.issued_on,
    ).exclude(pk=directive.pk)
    return number_stands(directive) if twin.exists() else ALLOWED


def number_stands(directive: Directive) -> Decision:
    return refuse(
        Kind.INPUT,
        "number_stands",
        _("%(number)s of %(day)s by %(issuer)s is in the portal already.")
        % {
            "number": directive.number,
            "day": dmy(directive.issued_on),
            "issuer": directive.issuer_name,
        },
    )


def is_complete(directive: Directive, on: date) -> Decision:
    """Number, date and signer of the signed paper stand, and the date is not ahead of today."""
    wanted = (
        (directive.number, gettext("the number")),
        (directive.issued_on, gettext("the date")),
        (directive.signer_post, gettext("the post of the signer")),
    )
    missing = [name for value, name in wanted if not value]
    if missing:
        reason = _("Work is given out when the signed paper stands; missing: %(missing)s.")
        return refuse(Kind.INPUT, "incomplete", reason % {"missing": ", ".join(missing)})
    if directive.issued_on is not None and directive.issued_on > on:
        reason = _("The paper bears a date ahead of today (%(day)s).")
        return refuse(Kind.INPUT, "future_date", reason % {"day": dmy(directive.issued_on)})
    return number_is_free(directive)


def items_stand(directive: Directive, items: Sequence[DirectiveItem], names: GroupNames) -> Decision:
    """There are items, none is due before the paper's date, and every unit named is valid on that day."""
    if not items:
        return refuse(Kind.INPUT, "no_items", _("The paper has no items yet."))
    return _none_due_before(directive, items) and _units_valid(items, names)


def _none_due_before(directive: Directive, items: Iterable[DirectiveItem]) -> Decision:
    early = [
        item
        for item in items
        if item.needs_work
        and item.due_kind == DirectiveItem.Due.DATE
        and item.original_due_on is not None
        and directive.issued_on is not None
        and item.original_due_on < directive.issued_on
    ]
    if not early:
        return ALLOWED
    told = [
        gettext("item %(no)s (%(day)s)") % {"no": item.no, "day": dmy(item.original_due_on)} for item in early
    ]
    reason = _("Due before the date of the paper: %(items)s.")
    return refuse(Kind.INPUT, "due_before_paper", reason % {"items": _listed(told)})


def _units_valid(items: Iterable[DirectiveItem], names: GroupNames) -> Decision:
    known = {unit.code: unit.name for unit in names.units}
    told = [
        gettext("%(unit)s (item %(no)s)") % {"unit": known.get(token, token), "no": item.no}
        for item in items
        if item.needs_work
        for token in names.missing([*item.leads, *item.coordinators])
    ]
    if not told:
        return ALLOWED
    reason = _("Not a unit of this plan on %(day)s: %(units)s.")
    return refuse(Kind.INPUT, "unit_not_valid", reason % {"day": dmy(names.on), "units": _listed(told)})


def _listed(told: list[str]) -> str:
    rest = len(told) - SHOWN
    if rest <= 0:
        return "; ".join(told)
    more = ngettext("and %(count)s more", "and %(count)s more", rest) % {"count": rest}
    return f"{'; '.join(told[:SHOWN])}; {more}"
