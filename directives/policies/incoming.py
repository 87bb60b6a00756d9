"""Papers of superiors: who enters them and the leader's note, and what the register of arrivals must hold."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from common.formats import dmy
from directives.models import Directive
from directives.policies.deciders import is_leading_post
from directives.policies.directives import UNISSUED, is_in, is_visible
from organizations.models import Unit
from organizations.permissions import Permission
from organizations.policies import may, unit_is_open


def may_register(actor: Actor, owner: Unit, on: date) -> Decision:
    return may(actor, Permission.REGISTER_INCOMING, home_id=owner.pk) and unit_is_open(owner, on)


def may_note(actor: Actor, directive: Directive) -> Decision:
    """Enter the leader's note, with which the work is given out."""
    return (
        is_visible(actor, directive)
        and may(actor, Permission.REGISTER_INCOMING, home_id=directive.owner_id)
        and _is_incoming(directive)
        and is_in(directive, UNISSUED)
    )


def arrival_stands(directive: Directive, today: date) -> Decision:
    """Arrival number and day, not ahead of today nor before the paper's own date; the number once a year."""
    if not directive.arrival_number or directive.arrived_on is None:
        return refuse(Kind.INPUT, "arrival_number", _("Please give the arrival number and day."))
    if directive.arrived_on > today:
        return refuse(Kind.INPUT, "arrived_on", _("The day of arrival lies ahead of today."))
    if directive.issued_on is not None and directive.arrived_on < directive.issued_on:
        reason = _("The paper arrived before its own date (%(day)s).") % {"day": dmy(directive.issued_on)}
        return refuse(Kind.INPUT, "arrived_on", reason)
    return _arrival_is_free(directive)


def note_stands(directive: Directive, post: str, text: str, noted_on: date, today: date) -> Decision:
    if not text.strip():
        return refuse(Kind.INPUT, "text", _("Please enter what the leader wrote."))
    if directive.arrived_on is not None and noted_on < directive.arrived_on:
        reason = _("The note is older than the arrival of the paper (%(day)s).")
        return refuse(Kind.INPUT, "noted_on", reason % {"day": dmy(directive.arrived_on)})
    if noted_on > today:
        return refuse(Kind.INPUT, "noted_on", _("The day of the note lies ahead of today."))
    leading = is_leading_post(post, directive)
    return leading or refuse(Kind.INPUT, "post", leading.reason)


def _arrival_is_free(directive: Directive) -> Decision:
    twin = Directive.objects.filter(
        owner_id=directive.owner_id,
        arrival_number=directive.arrival_number,
        arrived_on__year=directive.arrived_on.year if directive.arrived_on else 0,
    ).exclude(pk=directive.pk)
    if not twin.exists():
        return ALLOWED
    reason = _("Arrival number %(number)s of that year is taken.") % {"number": directive.arrival_number}
    return refuse(Kind.INPUT, "arrival_number", reason)


def _is_incoming(directive: Directive) -> Decision:
    if directive.is_incoming:
        return ALLOWED
    return refuse(Kind.STATE, "not_incoming", _("This paper is no incoming paper."))
