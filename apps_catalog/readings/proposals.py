"""What becomes of each application: the decision or scenario that names it, else what its evaluation advises.

For the matrix, the catalogue and the page of an application: two words and a colour.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from apps_catalog.models import Consolidation, ConsolidationRevision, RetiredApplication
from apps_catalog.readings.judgement import QUADRANT_ADVICE, QUADRANT_KEYS, Judged, judged
from apps_catalog.readings.time_arithmetic import Quadrant
from common.actors import Actor
from organizations.models import Unit

State = Consolidation.State
TELLING = (State.COMPLETED, State.ACCEPTED, State.PROPOSED, State.DRAFT)  # the first that names it speaks


@dataclass(frozen=True)
class Proposal:
    """`key` is a status key of colour and icon; `score` out of 100, None where nobody has judged."""

    key: str
    text: str
    score: Decimal | None
    quadrant: Quadrant | None
    quadrant_label: str
    is_leaving: bool
    merger_id: int | None = None
    merger_code: str = ""


NOTHING = Proposal("none", "", None, None, "", False)


def proposals(*, viewer: Actor, owner: Unit, on: date) -> dict[int, Proposal]:
    """By application id; four statements. Applications that nobody speaks of are missing."""
    places = judged(viewer=viewer, owner=owner, on=on, workload=False)
    going, keeping = _named(viewer, owner, on)
    found = {}
    for key in {*places, *going, *keeping}:
        found[key] = _proposal(places.get(key), going.get(key), keeping.get(key))
    return found


def _named(
    viewer: Actor, owner: Unit, on: date
) -> tuple[Mapping[int, tuple[ConsolidationRevision, str]], Mapping[int, ConsolidationRevision]]:
    """Applications that a scenario retires (with the name of what is kept), and those that one keeps; two statements."""
    rows = (
        ConsolidationRevision.objects.visible_to(viewer)
        .current(on)
        .filter(consolidation__owner=owner)
        .with_state(on)
        .select_related("keep", "consolidation")
        .order_by("pk")
    )
    telling = sorted(
        (row for row in rows if row.state_then in TELLING),
        key=lambda row: TELLING.index(State(row.state_then)),
    )
    retired: dict[int, list[int]] = {}
    gone = RetiredApplication.objects.filter(revision__in=[row.pk for row in telling])
    for revision, app in gone.order_by("application").values_list("revision_id", "application_id"):
        retired.setdefault(revision, []).append(app)
    going: dict[int, tuple[ConsolidationRevision, str]] = {}
    keeping: dict[int, ConsolidationRevision] = {}
    for row in telling:
        keeping.setdefault(row.keep_id, row)
        for app in retired.get(row.pk, ()):
            going.setdefault(app, (row, row.keep.short_name or row.keep.name))
    return going, keeping


def _proposal(
    place: Judged | None,
    going: tuple[ConsolidationRevision, str] | None,
    keeping: ConsolidationRevision | None,
) -> Proposal:
    score = place.score if place else None
    quadrant = place.standing.quadrant if place else None
    label = place.quadrant_label if place else ""
    if going is not None:
        revision, name = going
        done = revision.state_then == State.COMPLETED
        text = (_("Merged into %(name)s") if done else _("Merge into %(name)s")) % {"name": name}
        key = "ended" if done else "soon"
        merger = revision.consolidation
        return Proposal(key, text, score, quadrant, label, True, merger.pk, merger.code)
    if keeping is not None and keeping.state_then != State.DRAFT:
        merger = keeping.consolidation
        return Proposal(
            "done", _("Keep, take over others"), score, quadrant, label, False, merger.pk, merger.code
        )
    if quadrant is None:
        return Proposal("none", _("Not judged yet"), score, None, "", False)
    return Proposal(QUADRANT_KEYS[quadrant], str(QUADRANT_ADVICE[quadrant]), score, quadrant, label, False)
