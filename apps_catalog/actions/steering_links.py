"""Which conclusion items speak about an application."""

from django.db import transaction
from django.utils.translation import gettext as _

from apps_catalog.models import Application, SteeringLink
from apps_catalog.policies.applications import may_change
from common import audit, clock
from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from common.stamps import stamp
from directives.models import DirectiveItem


@transaction.atomic
def link(*, by: Actor, application: Application, item: DirectiveItem, note: str = "") -> SteeringLink:
    """The item is issued, of the same plan, and seen by whoever links it."""
    application = Application.objects.select_related("owner_unit").get(pk=application.pk)
    may_change(by, application).enforce()
    _may_be_linked(by, application, item).enforce()
    made = SteeringLink(application=application, item=item, note=note, **stamp(by))
    made.full_clean()
    made.save(force_insert=True)
    _tell(by, made, "application.item_linked")
    return made


@transaction.atomic
def end(*, by: Actor, link: SteeringLink) -> SteeringLink:
    link = SteeringLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    may_change(by, link.application).enforce()
    if link.ended_known_on is None:
        link.ended_known_on = clock.today()
        link.save(update_fields=("ended_known_on",))
        _tell(by, link, "application.item_unlinked")
    return link


def _may_be_linked(by: Actor, application: Application, item: DirectiveItem) -> Decision:
    seen = DirectiveItem.objects.visible_to(by).issued(clock.today()).filter(pk=item.pk)
    if seen.filter(directive__owner=application.owner_id).exists():
        return ALLOWED
    return refuse(Kind.INPUT, "item", _("There is no such item of an issued paper of this plan."))


def _tell(by: Actor, link: SteeringLink, verb: str) -> None:
    application = link.application
    facts = {"code": application.code, "item": link.item_id, "note": link.note}
    audit.record(by=by, verb=verb, thing=application, unit_code=application.owner_unit.code, facts=facts)
