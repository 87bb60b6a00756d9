"""Files with reports and with what the office asks for."""

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from reporting.models import AdHocRequest
from reporting.policies.requests import may_ask

MOST = 20


def may_attach_to_request(actor: Actor, request: AdHocRequest) -> Decision:
    return may_ask(actor, request.owner_id)


def files_are_few(held: int) -> Decision:
    if held < MOST:
        return ALLOWED
    return refuse(Kind.STATE, "too_many_files", _("At most %(most)s files.") % {"most": MOST})
