"""Urging a unit to send what it has not sent."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from organizations.permissions import Permission
from organizations.policies import may
from reporting.models import ReportForm
from reporting.models.standing import Mark

LONGEST_TEXT = 2000


def may_urge_for(actor: Actor, form: ReportForm) -> Decision:
    return may(actor, Permission.URGE, home_id=form.owner_id)


def is_wanting(marks: Iterable[Mark]) -> Decision:
    """Every unit named is expected to send and has not sent a complete report."""
    if all(mark.is_expected and not mark.is_complete for mark in marks):
        return ALLOWED
    return refuse(Kind.STATE, "sent", _("A unit named has sent its report, or need not send it."))


def text_is_given(text: str) -> Decision:
    if text.strip():
        return ALLOWED
    return refuse(Kind.INPUT, "text", _("Please write what the units are told."))


def somebody_is_named(units: Iterable[object]) -> Decision:
    if list(units):
        return ALLOWED
    return refuse(Kind.INPUT, "units", _("Please choose at least one unit."))
