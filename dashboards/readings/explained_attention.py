"""The number of matters that need a leader's word, explained: the rows of the list themselves."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.actors import Actor
from dashboards.readings.attention import READING, attention_list
from dashboards.readings.counted import Counted, Counting, ExplainedRow, Params, no_such_figure
from dashboards.readings.scope import scope_of

RULE = gettext_lazy(
    "One row each: an overdue item, a project behind schedule or at risk by what is computed, a unit without "
    "a complete report for two periods, a regular report that others have not sent, an extension, a change of lead or declined work to decide, a "
    "project that breaks a rule of the money, an item due soon, a verified result to accept."
)


def matters(params: Params, *, viewer: Actor, on: date) -> Counted:
    """Params: ``unit``, optional ``committee``."""
    scope = scope_of(viewer, unit_code=params.get("unit", ""), committee_code=params.get("committee", ""))
    if scope is None:
        no_such_figure()
    found = attention_list(scope, viewer=viewer, on=on)
    rows = tuple(
        ExplainedRow(
            label=row.title,
            url=row.url,
            note=" · ".join(part for part in (row.who, row.deadline, row.why) if part),
            key=row.key,
            word=row.badge,
            fact=f"{row.kind} {row.who}",
        )
        for row in found.rows
    )
    title = _("Matters of %(scope)s that need direction") % {"scope": scope.name}
    return Counted(title, found.figure, None, RULE, rows)


READINGS: dict[str, Counting] = {READING: matters}
