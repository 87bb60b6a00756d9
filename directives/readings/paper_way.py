"""The way of a paper as lines: who submitted, checked, numbered it, and which later papers speak of it."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from common.formats import moment
from directives.models import Directive, PaperStep

STATES = {PaperStep.Kind.SENT_BACK: "over", PaperStep.Kind.CORRECTED: "over"}


@dataclass(frozen=True)
class TimelineLine:
    when: str
    title: str | Promise
    who: str
    text: str
    state: str


def paper_way(paper: Directive, on: date) -> tuple[TimelineLine, ...]:
    """Steps known on the day, the first one first. One statement."""
    return tuple(
        TimelineLine(
            when=moment(step.recorded_at),
            title=step.get_kind_display(),
            who=step.by_label,
            text=step.note,
            state=STATES.get(PaperStep.Kind(step.kind), "done"),
        )
        for step in paper.steps.filter(known_on__lte=on)
    )
