"""Why a project is rated as it is, in words; every threshold is printed with the number that met it."""

from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from common.formats import dmy, number
from projects.models import Rating
from projects.readings.project_rows import ProjectRow, Said
from projects.readings.standing import (
    LATE_DAYS,
    LATE_GAP,
    LATE_SILENCE,
    LATE_VARIANCE,
    RISK_GAP,
    RISK_SILENCE,
    RISK_VARIANCE,
    Reason,
    Stand,
)

KEY_WORDS: dict[str, str | Promise] = {
    "over": gettext_lazy("Behind schedule"),
    "risk": gettext_lazy("At risk"),
    "track": gettext_lazy("On schedule"),
    "none": gettext_lazy("Not begun"),
    "done": gettext_lazy("Completed"),
    "suspended": gettext_lazy("Suspended"),
    "ended": gettext_lazy("Ended without result"),
}
RATING_KEYS = {Rating.ON_TRACK: "track", Rating.AT_RISK: "risk", Rating.LATE: "over"}
RATING_WORDS: dict[Rating, str | Promise] = {
    Rating.ON_TRACK: KEY_WORDS["track"],
    Rating.AT_RISK: KEY_WORDS["risk"],
    Rating.LATE: KEY_WORDS["over"],
}


def reason_text(reason: Reason) -> str:
    value, limit = reason.value, reason.limit
    if reason.code == "overdue" and reason.milestone:
        told = ngettext(
            "Milestone %(no)s is %(days)s day overdue", "Milestone %(no)s is %(days)s days overdue", value
        )
        return told % {"no": reason.milestone.no, "days": value}
    if reason.code == "slips" and reason.milestone:
        told = ngettext(
            "Milestone %(no)s is expected %(days)s day after its planned day",
            "Milestone %(no)s is expected %(days)s days after its planned day",
            value,
        )
        return told % {"no": reason.milestone.no, "days": value}
    if reason.code == "risk":
        told = ngettext("%(count)s high risk is open", "%(count)s high risks are open", value)
        return told % {"count": value}
    words = {
        "behind": _("Progress is %(value)s points behind the plan (threshold %(limit)s)"),
        "variance": _("Schedule variance is −%(value)s%% (threshold −%(limit)s%%)"),
        "silent": _("Nothing was said for %(value)s days (threshold %(limit)s)"),
    }
    return words[reason.code] % {"value": value, "limit": limit}


def thresholds() -> tuple[str, ...]:
    """The rule of the computed rating, printed under it."""
    return (
        _("Behind schedule: a critical milestone overdue, any other overdue by more than %(days)s days,")
        % {"days": LATE_DAYS}
        + " "
        + _("%(points)s points behind the plan, variance from %(variance)s, or %(silence)s days of silence.")
        % {"points": LATE_GAP, "variance": variance_text(LATE_VARIANCE), "silence": LATE_SILENCE},
        _("At risk: a milestone overdue or expected late, a high risk open,")
        + " "
        + _("%(points)s points behind the plan, variance from %(variance)s, or %(silence)s days of silence.")
        % {"points": RISK_GAP, "variance": variance_text(RISK_VARIANCE), "silence": RISK_SILENCE},
        _("Silence makes it worse every day; nothing but news makes it better."),
    )


def variance_text(variance: Decimal) -> str:
    """-8,3% from -0.083."""
    told = number(abs(variance) * 100, 1).rstrip("0").rstrip(",.")
    sign = "−" if variance < 0 else "+" if variance > 0 else ""
    return f"{sign}{told}%"


def age_text(said: Said) -> str:
    """How old somebody's word is."""
    if not said.age_days:
        return _("today")
    told = ngettext("%(days)s day ago", "%(days)s days ago", said.age_days)
    return told % {"days": said.age_days}


def gap_text(stand: Stand) -> str:
    """Beside the progress: how many points behind or ahead of the plan."""
    if stand.gap < 0:
        return ngettext("%(points)s point behind", "%(points)s points behind", -stand.gap) % {
            "points": -stand.gap
        }
    if stand.gap > 0:
        return ngettext("%(points)s point ahead", "%(points)s points ahead", stand.gap) % {
            "points": stand.gap
        }
    return _("as planned")


def next_text(row: ProjectRow) -> str:
    """What comes next: the owner's own next step if it lies ahead, else the next milestone."""
    said = row.owner_says
    if said and said.next_step and said.next_step_on and said.next_step_on >= row.on:
        return _("%(step)s, by %(day)s") % {"step": said.next_step, "day": dmy(said.next_step_on)}
    if row.stand.next is None:
        return ""
    return _("%(step)s, planned on %(day)s") % {
        "step": row.stand.next.name,
        "day": dmy(row.stand.next.due_on),
    }
