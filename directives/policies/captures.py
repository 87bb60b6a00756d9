"""May this actor prepare a notice, change the draft, give its work out or submit it?"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, first_refusal, refuse
from directives.models import Capture
from organizations.models import Unit
from organizations.permissions import Permission, plan_ids
from organizations.policies import may


def may_capture(actor: Actor, owner: Unit) -> Decision:
    return may(actor, Permission.CAPTURE_DIRECTIVE, home_id=owner.pk)


def may_capture_somewhere(actor: Actor) -> Decision:
    """For the first page, where the plan is not chosen yet."""
    own = plan_ids(actor, Permission.CAPTURE_DIRECTIVE)
    return ALLOWED if own else may(actor, Permission.CAPTURE_DIRECTIVE, home_id=None)


def may_change(actor: Actor, capture: Capture) -> Decision:
    return first_refusal(
        may(actor, Permission.CAPTURE_DIRECTIVE, home_id=capture.owner_id), is_a_draft(capture)
    )


def may_give_out(actor: Actor, capture: Capture) -> Decision:
    """Work is given out once every row was read and number, date and signer stand."""
    return first_refusal(
        may(actor, Permission.ISSUE_DIRECTIVE, home_id=capture.owner_id),
        is_a_draft(capture),
        rows_are_confirmed(capture),
        paper_is_signed(capture),
    )


def may_submit(actor: Actor, capture: Capture) -> Decision:
    return first_refusal(
        may(actor, Permission.SUBMIT_DIRECTIVE, home_id=capture.owner_id),
        is_a_draft(capture),
        rows_are_confirmed(capture),
    )


def is_a_draft(capture: Capture) -> Decision:
    if capture.is_open:
        return ALLOWED
    return refuse(Kind.STATE, "given_out", _("This draft has become a paper already; it is changed no more."))


def rows_are_confirmed(capture: Capture) -> Decision:
    if not capture.rows:
        return refuse(Kind.STATE, "no_rows", _("There is no item yet."))
    left = len(capture.rows) - capture.confirmed_count
    if not left:
        return ALLOWED
    text = ngettext("%(left)s item is not confirmed yet.", "%(left)s items are not confirmed yet.", left)
    return refuse(Kind.STATE, "not_confirmed", text % {"left": left})


def paper_is_signed(capture: Capture) -> Decision:
    names = {"number": _("number"), "issued_on": _("date"), "signer_post": _("post of the signer")}
    missing = [str(label) for name, label in names.items() if not capture.header.get(name)]
    if not missing:
        return ALLOWED
    reason = _("Work is given out from a signed paper; still missing: %(names)s.")
    return refuse(Kind.STATE, "not_signed", reason % {"names": ", ".join(missing)})
