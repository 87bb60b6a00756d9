"""The seal of an entry: the owner's word, broken by age and by everybody else's edits. Two statements for all."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps_catalog.models import ApplicationRevision, Attestation
from common.actors import Actor


class SealState(StrEnum):
    NONE = "none"  # never confirmed
    HOLDS = "holds"
    EDITED = "edited"  # somebody who is not of the owner unit changed the entry since
    AGED = "aged"


LABELS: dict[SealState, str | Promise] = {
    SealState.NONE: _("Never confirmed"),
    SealState.HOLDS: _("Confirmed"),
    SealState.EDITED: _("Changed by others since"),
    SealState.AGED: _("Confirmation ran out"),
}
KEYS = {
    SealState.NONE: "none",
    SealState.HOLDS: "done",
    SealState.EDITED: "risk",
    SealState.AGED: "soon",
}


@dataclass(frozen=True)
class Seal:
    """`broken_on` and `broken_by` tell of the first foreign edit after the confirmation."""

    state: SealState
    attested_on: date | None = None
    attested_by: str = ""
    valid_until: date | None = None
    broken_on: date | None = None
    broken_by: str = ""
    revision: int = 0

    @property
    def label(self) -> str:
        return str(LABELS[self.state])

    @property
    def key(self) -> str:
        """Of the status component."""
        return KEYS[self.state]

    @property
    def holds(self) -> bool:
        return self.state is SealState.HOLDS


UNSEALED = Seal(SealState.NONE)


@dataclass(frozen=True)
class ForeignEdit:
    number: int
    on: date
    by: str


def seals_known(*, viewer: Actor, on: date, application_id: int | None = None) -> dict[int, Seal]:
    """Application id -> seal; whoever is missing was never confirmed."""
    confirmed = Attestation.objects.visible_to(viewer).current(on)
    foreign = ApplicationRevision.objects.visible_to(viewer).filter(by_owner=False, known_on__lte=on)
    if application_id is not None:
        confirmed = confirmed.filter(application=application_id)
        foreign = foreign.filter(application=application_id)
    edits: dict[int, list[ForeignEdit]] = defaultdict(list)
    told = foreign.order_by("number").values_list("application_id", "number", "known_on", "by_label")
    for application, number, day, who in told:
        edits[application].append(ForeignEdit(number, day, who))
    return {each.application_id: seal_of(each, edits[each.application_id], on) for each in confirmed}


def seal_of(attestation: Attestation, foreign: list[ForeignEdit], on: date) -> Seal:
    """The seal of one entry from its last attestation and the edits of others, in their order."""
    later = next((edit for edit in foreign if edit.number > attestation.revision), None)
    state = SealState.HOLDS
    if later is not None:
        state = SealState.EDITED
    elif attestation.valid_until < on:
        state = SealState.AGED
    return Seal(
        state=state,
        attested_on=attestation.known_on,
        attested_by=attestation.by_label,
        valid_until=attestation.valid_until,
        broken_on=later.on if later else None,
        broken_by=later.by if later else "",
        revision=attestation.revision,
    )
