"""Removal of a file that must not be here. The bytes, the name and the text go; hash, size and day stay."""

from collections.abc import Callable

from django.db import IntegrityError, transaction

from common import audit, clock
from common.actors import Actor
from common.decisions import Refused
from common.stamps import stamp
from documents.actions import shelf
from documents.models import Attachment, PurgeRequest
from documents.policies import purges as policies

Decision = PurgeRequest.Decision


def asking(*, by: Actor, attachment: Attachment) -> Callable[[str], PurgeRequest]:
    """What a page does with the reason once it is typed. Raises `Refused` at once where no reason would help."""
    policies.may_ask(by, attachment).enforce()
    return lambda reason: ask(by=by, attachment=attachment, reason=reason)


@transaction.atomic
def ask(*, by: Actor, attachment: Attachment, reason: str) -> PurgeRequest:
    """The caller has seen to it that `by` sees the file's holder."""
    mine = Attachment.objects.select_for_update(of=("self",)).select_related("owner").get(pk=attachment.pk)
    policies.may_ask(by, mine).enforce()
    policies.reason_is_given(reason).enforce()
    request = PurgeRequest(attachment=mine, reason=reason, **stamp(by))
    request.full_clean(exclude=("attachment",), validate_constraints=False)
    try:
        with transaction.atomic():
            request.save()
    except IntegrityError as error:
        raise Refused(policies.may_ask(by, mine)) from error
    facts = {"request": request.pk, "sha256": mine.sha256}
    audit.record(by=by, verb="purge.asked", thing=mine, unit_code=mine.owner.code, facts=facts)
    return request


@transaction.atomic
def confirm(*, by: Actor, request: PurgeRequest) -> PurgeRequest:
    """By a second person. Every copy of the same bytes in the plan goes with it."""
    mine = _locked(request)
    policies.may_confirm(by, mine).enforce()
    _decide(mine, Decision.CONFIRMED, by.key, by.label)
    copies = list(
        Attachment.objects.select_for_update(of=("self",))
        .of_plans([mine.attachment.owner_id])
        .kept()
        .filter(sha256=mine.attachment.sha256)
    )
    for copy in copies:
        shelf.discard(copy.stored_as)
        copy.name, copy.text, copy.purged_on = "", "", clock.today()
    Attachment.objects.bulk_update(copies, ("name", "text", "purged_on"))
    _close_others(copies, mine, by)
    facts = {
        "request": mine.pk,
        "sha256": mine.attachment.sha256,
        "attachments": [copy.pk for copy in copies],
    }
    owner = mine.attachment.owner
    audit.record(by=by, verb="purge.confirmed", thing=mine.attachment, unit_code=owner.code, facts=facts)
    return mine


@transaction.atomic
def reject(*, by: Actor, request: PurgeRequest) -> PurgeRequest:
    """The file stays."""
    mine = _locked(request)
    policies.may_reject(by, mine).enforce()
    _decide(mine, Decision.REJECTED, by.key, by.label)
    facts = {"request": mine.pk, "sha256": mine.attachment.sha256}
    owner = mine.attachment.owner
    audit.record(by=by, verb="purge.rejected", thing=mine.attachment, unit_code=owner.code, facts=facts)
    return mine


def _locked(request: PurgeRequest) -> PurgeRequest:
    rows = PurgeRequest.objects.select_for_update(of=("self",)).select_related("attachment__owner")
    return rows.get(pk=request.pk)


def _decide(request: PurgeRequest, decision: str, key: str, label: str) -> None:
    request.decision = decision
    request.decided_at, request.decided_known_on = clock.now(), clock.today()
    request.decided_by, request.decided_by_key = label, key
    request.save(update_fields=("decision", "decided_at", "decided_known_on", "decided_by", "decided_by_key"))


def _close_others(copies: list[Attachment], mine: PurgeRequest, by: Actor) -> None:
    """Requests about the other copies end with them, decided by the one of the two persons who did not ask."""
    for other in PurgeRequest.objects.pending().filter(attachment__in=copies):
        key, label = (mine.by_key, mine.by_label) if other.by_key == by.key else (by.key, by.label)
        _decide(other, Decision.CONFIRMED, key, label)
