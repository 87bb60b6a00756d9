"""The submission becomes a draft conclusion: one item per scenario, prepared, signed and given out as any other paper."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from apps_catalog.policies.evaluations import may_analyse
from common.actors import Actor
from common.decisions import Kind, Refused, refuse
from directives.actions import directives
from directives.actions.directives import DirectiveFields
from directives.actions.items import ItemFields
from directives.models import Directive
from organizations.models import Committee, Unit


@transaction.atomic
def draft_notice(
    *, by: Actor, owner: Unit, committee: Committee, title: str, items: Sequence[ItemFields]
) -> Directive:
    """A draft of the committee's conclusion notice. The meeting may change every word; issuing it decides nothing here:
    the decision of each scenario is entered with the item that was given out."""
    may_analyse(by, owner.pk).enforce()
    if not items:
        raise Refused(refuse(Kind.STATE, "empty", _("Nothing is in the submission yet.")))
    head = DirectiveFields(
        title=title, committee=committee, issuer_committee=committee, layout=committee.layout
    )
    return directives.create(by=by, owner=owner, fields=head, items=items)
