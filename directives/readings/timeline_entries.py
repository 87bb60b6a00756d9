"""One entry of a timeline, and who stands behind a recorded fact."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from django.utils.translation import gettext as _

from common.actors import BASIS_LABELS, Basis
from directives.readings.evidence import FileLine


class Recorded(Protocol):
    """Who recorded a fact, and for whom on what basis."""

    @property
    def by_label(self) -> str: ...
    @property
    def on_behalf_of(self) -> str: ...
    @property
    def basis(self) -> str: ...


@dataclass(frozen=True)
class TimelineEntry:
    """`kind`: issued, report, done, a state, asked, approved, rejected, meeting_set, meeting_moved, urged, opinion,
    lead_asked, lead_approved, lead_rejected, part_asked, part_answered, explanation_asked, explanation_answered, either withdrawn, a check with
    its outcome, a link with its kind; `url` leads to the opinion's own paper or to the item linked.

    `notes` are labelled parts of a report; `who` says who recorded it, and for whom on what basis.
    """

    kind: str
    on: date
    at: datetime
    title: str
    unit: str
    who: str
    text: str = ""
    percent: int | None = None
    reported_on: date | None = None
    old_due_on: date | None = None
    new_due_on: date | None = None
    is_late: bool = False
    notes: tuple[tuple[str, str], ...] = ()
    url: str = ""
    files: tuple[FileLine, ...] = ()


def who_recorded(fact: Recorded) -> str:
    """ "Trưởng Ban Chỉ đạo (entered by Ngô Thị Mai, by telephone)"."""
    if not fact.on_behalf_of:
        return fact.by_label
    if fact.basis == Basis.DELEGATION:
        return _("%(person)s on behalf of %(post)s, by delegation") % {
            "person": fact.by_label,
            "post": fact.on_behalf_of,
        }
    basis = BASIS_LABELS[Basis(fact.basis)] if fact.basis else ""
    entered = ", ".join(str(part) for part in (fact.by_label, basis) if part)
    return _("%(post)s (entered by %(person)s)") % {"post": fact.on_behalf_of, "person": entered}
