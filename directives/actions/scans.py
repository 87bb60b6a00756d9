"""The scan of a signed paper, added when the paper is issued."""

from django.db import transaction

from common.actors import Actor
from directives.models import Directive
from directives.policies import evidence as policies
from documents.actions import attachments
from documents.actions.received import ReceivedFile
from documents.models import Attachment


@transaction.atomic
def add(*, by: Actor, directive: Directive, file: ReceivedFile) -> Attachment:
    mine = Directive.objects.select_for_update(of=("self",)).select_related("owner").get(pk=directive.pk)
    policies.may_add_scan(by, mine).enforce()
    return attachments.keep(by=by, owner=mine.owner, holder=mine, file=file)
