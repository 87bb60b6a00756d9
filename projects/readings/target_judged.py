"""One year of a target judged, with its bar and its words: the same for every page, paper and screen."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _

from projects.readings import target_words as words
from projects.readings.bullets import Bullet, place, scale
from projects.readings.plan_as_of import KnownTarget
from projects.readings.target_verdicts import (
    VERDICT_KEYS,
    VERDICT_LABELS,
    Measure,
    Pace,
    Promise,
    Reached,
    Verdict,
    judge,
)


@dataclass(frozen=True)
class Judged:
    """`plan_text` and `actual_text` carry no unit of measure."""

    pace: Pace
    bullet: Bullet
    plan_text: str
    actual_text: str
    words: str

    @property
    def verdict(self) -> Verdict:
        return self.pace.verdict

    @property
    def key(self) -> str:
        return VERDICT_KEYS[self.pace.verdict]

    @property
    def verdict_label(self) -> str | LazyText:
        return VERDICT_LABELS[self.pace.verdict]


def judged(
    target: KnownTarget, *, start: Decimal | None, promise: Promise | None, reached: Reached | None, on: date
) -> Judged:
    """`start` is where the year's line begins."""
    measure = Measure(target.direction, target.accumulates, target.rhythm)
    pace = judge(measure, start=start, promise=promise, reached=reached, on=on)
    plan = words.plan_text(promise.planned, promise.top, target.decimals) if promise else ""
    said = words.amount(reached.value, target.decimals) if reached else ""
    return Judged(
        pace=pace,
        bullet=_bullet(target, pace, promise, reached, plan, said),
        plan_text=plan,
        actual_text=said,
        words=words.verdict_words(pace, target.measure, target.decimals),
    )


def _bullet(
    target: KnownTarget, pace: Pace, promise: Promise | None, reached: Reached | None, plan: str, said: str
) -> Bullet:
    planned, top = (promise.planned, promise.top) if promise else (None, None)
    value = reached.value if reached else None
    whole = scale(target.measure, planned, top, value, pace.expected)
    label = _("%(code)s: actual %(actual)s, planned %(plan)s. %(verdict)s") % {
        "code": target.code,
        "actual": words.with_measure(said, target.measure) or _("not known"),
        "plan": words.with_measure(plan, target.measure) or _("not promised"),
        "verdict": VERDICT_LABELS[pace.verdict],
    }
    key = VERDICT_KEYS[pace.verdict]
    return Bullet(place(value, whole), place(pace.expected, whole), place(planned, whole), key, label)
