"""Templates of the office: kept after they were found good, and taken out of use."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from common import audit, clock
from common.actors import Actor
from common.archives import RefusedArchive
from common.stamps import stamp
from documents.actions import attachments
from documents.actions.received import Readable, ReceivedFile, received
from documents.layouts.template_check import problem, problems_of
from documents.models import OfficeTemplate
from documents.policies import office_templates as policies
from organizations.models import Unit

LARGEST = 2 * 1024 * 1024


@dataclass(frozen=True)
class TemplateFields:
    kind: str
    layout: str
    name: str
    valid_from: date
    valid_to: date | None = None


def examined(
    content: bytes | Readable, name: str, kind: str, *, declared_classified: bool = False
) -> ReceivedFile:
    """A Word file that a paper of the kind can be written with. Raises `Refused`, or `ValidationError` with every problem
    of the template beside the field `file`. Call outside a transaction: examining takes its time."""
    file = received(content, name, declared_classified=declared_classified)
    policies.is_a_word_file(file.media, file.name).enforce()
    policies.is_small(len(file.content), LARGEST).enforce()
    try:
        found = problems_of(file.content, kind)
    except RefusedArchive:
        found = [problem("template_broken")]
    if found:
        raise ValidationError({"file": [policies.words_of(each.code, dict(each.about)) for each in found]})
    return file


@transaction.atomic
def add(*, by: Actor, owner: Unit, fields: TemplateFields, file: ReceivedFile) -> OfficeTemplate:
    """In use from its first day on, before the others of its kind and layout that begin earlier."""
    policies.may_keep(by, owner.pk).enforce()
    template = OfficeTemplate(owner=owner, **vars(fields), **stamp(by))
    template.full_clean(exclude=("owner",))
    template.save()
    kept = attachments.keep(by=by, owner=owner, holder=template, file=file)
    _told(by, template, "template.added", {"sha256": kept.sha256, "valid_from": fields.valid_from})
    return template


@transaction.atomic
def withdraw(*, by: Actor, template: OfficeTemplate) -> OfficeTemplate:
    """From today on the paper is laid out by the template before it, or by the portal; past days keep theirs."""
    rows = OfficeTemplate.objects.select_for_update(of=("self",)).select_related("owner")
    mine = rows.get(pk=template.pk)
    policies.may_withdraw(by, mine).enforce()
    mine.withdrawn_known_on, mine.withdrawn_at, mine.withdrawn_by = clock.today(), clock.now(), by.label
    mine.save(update_fields=("withdrawn_known_on", "withdrawn_at", "withdrawn_by"))
    _told(by, mine, "template.withdrawn", {})
    return mine


def _told(by: Actor, template: OfficeTemplate, verb: str, facts: dict[str, object]) -> None:
    facts = {"kind": template.kind, "layout": template.layout, **facts}
    audit.record(by=by, verb=verb, thing=template, unit_code=template.owner.code, facts=facts)
