"""What the office decides about a report: accept it, send it back with a reason, reopen it."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import Kind, Refused, refuse
from organizations.permissions import Permission, standing_in
from reporting.actions import proposals, target_feeds, versions
from reporting.actions.counting import counted
from reporting.actions.reports import Seen, anyone, held
from reporting.actions.versions import Act, Step
from reporting.models import Report, ReportFacts
from reporting.models.definition import Place
from reporting.policies.reports import Situation, may_accept, may_reopen, may_return

State = ReportFacts.State
LONGEST = 1000


@transaction.atomic
def accept(*, by: Actor, place: Place, note: str = "", seen: Seen = anyone) -> Report:
    """`note` is what the office has to say to the unit all the same."""
    at, by = _held(by, place)
    may_accept(by, at).enforce()
    report = _decided(by, at, State.ACCEPTED, Act.ACCEPTED, _short(note, "note"), seen)
    proposals.take_up(by=by, report=report)
    return report


@transaction.atomic
def return_(*, by: Actor, place: Place, reason: str, seen: Seen = anyone) -> Report:
    """Back to the unit; its figures leave the sums until it sends them again."""
    at, by = _held(by, place)
    may_return(by, at).enforce()
    return _decided(by, at, State.RETURNED, Act.RETURNED, _required(reason), seen)


@transaction.atomic
def reopen(*, by: Actor, place: Place, reason: str, seen: Seen = anyone) -> Report:
    """The unit corrects what was accepted or locked; its next version carries on the history, nothing is overwritten."""
    at, by = _held(by, place)
    may_reopen(by, at).enforce()
    return _decided(by, at, State.RETURNED, Act.REOPENED, _required(reason), seen)


def _held(by: Actor, place: Place) -> tuple[Situation, Actor]:
    at, _reporting = held(by, place)
    return at, standing_in(by, Permission.REVIEW_REPORT, home_id=place.form.owner_id)


def _decided(by: Actor, at: Situation, state: str, act: Act, reason: str, seen: Seen) -> Report:
    report = at.found
    seen(report)
    before, was = counted(report, at.place.definition), report.state
    report.state, report.reason, report.awaiting = state, reason, ""
    report.is_reopened = act == Act.REOPENED
    settled = versions.settle(Step(by, report, at.place, act, before, reason=reason))
    if State.ACCEPTED in (state, was):
        target_feeds.bring(by=by, place=at.place)
    return settled


def _required(reason: str) -> str:
    told = _short(reason, "reason")
    if not told:
        raise Refused(refuse(Kind.INPUT, "reason", _("Please say why, so that the unit knows what to do.")))
    return told


def _short(words: str, name: str) -> str:
    told = " ".join(words.split())
    if len(told) > LONGEST:
        longest = _("At most %(longest)s characters.") % {"longest": LONGEST}
        raise Refused(refuse(Kind.INPUT, name, longest))
    return told
