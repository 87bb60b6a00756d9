"""Files kept for a thing of any floor. Who may add one to that thing is the holder's own policy, asked by its floor."""

from django.db import models, transaction

from common import audit
from common.actors import Actor
from common.refs import ObjectRef
from common.stamps import stamp
from documents.actions import shelf
from documents.actions.received import Readable, ReceivedFile, received
from documents.models import Attachment
from documents.policies import files as policies
from organizations.models import Unit


@transaction.atomic
def keep(*, by: Actor, owner: Unit, holder: models.Model, file: ReceivedFile) -> Attachment:
    """Keep an examined file in the plan `owner` for `holder`, whose visibility becomes the file's own."""
    policies.was_not_removed(owner.pk, file.sha256, file.name).enforce()
    ref = ObjectRef.of(holder)
    attachment = Attachment(
        owner=owner,
        holder_kind=ref.kind,
        holder_key=ref.key,
        name=file.name,
        media=file.media,
        size=len(file.content),
        sha256=file.sha256,
        text=file.text,
        stored_as=shelf.put(file.content),
        **stamp(by),
    )
    attachment.full_clean(exclude=("owner",), validate_constraints=False)
    attachment.save()
    # The log cannot be purged, so it holds the hash and not the name, which may itself say too much.
    facts = {
        "holder": [ref.kind, ref.key],
        "sha256": file.sha256,
        "size": attachment.size,
        "media": file.media,
    }
    audit.record(by=by, verb="attachment.added", thing=attachment, unit_code=owner.code, facts=facts)
    return attachment


def add(
    *,
    by: Actor,
    owner: Unit,
    holder: models.Model,
    content: bytes | Readable,
    name: str,
    declared_classified: bool = False,
) -> Attachment:
    """Examine and keep in one go; call outside a transaction, because examining takes its time."""
    file = received(content, name, declared_classified=declared_classified)
    return keep(by=by, owner=owner, holder=holder, file=file)
