"""What needs a leader's word, over items, projects, units, reports and money: one list, in the order of docs/attention.md."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from common.actors import Actor
from common.days import with_day
from common.figures import Figure
from dashboards.readings.attention_items import item_attention
from dashboards.readings.attention_projects import project_attention
from dashboards.readings.attention_reports import report_attention
from dashboards.readings.attention_rows import AttentionRow, Rights
from dashboards.readings.scope import Scope, items_in, still_open
from directives.readings.items import item_rows

READING = "attention"
FIRST_ROWS = 7


@dataclass(frozen=True)
class AttentionList:
    """`figure` counts the rows; `url` is the page of all of them."""

    rows: tuple[AttentionRow, ...]
    figure: Figure
    url: str
    on: date

    @property
    def first(self) -> tuple[AttentionRow, ...]:
        return self.rows[:FIRST_ROWS]

    @property
    def count(self) -> int:
        return len(self.rows)


def attention_list(scope: Scope, *, viewer: Actor, on: date) -> AttentionList:
    """The same number of statements for any number of items, projects and units."""
    rights = Rights.of(viewer, scope.owner.pk)
    items = items_in(scope, viewer=viewer, on=on).filter(still_open(scope, on))
    rows = sorted(
        (
            *item_attention(item_rows(items, viewer=viewer, on=on), rights, on),
            *project_attention(scope, rights, viewer=viewer, on=on),
            *report_attention(scope, viewer=viewer, on=on),
        ),
        key=lambda row: row.order,
    )
    return AttentionList(
        rows=tuple(rows),
        figure=Figure(len(rows), "matters", READING, scope.params, on),
        url=with_day(reverse("dashboards:attention"), on, **dict(scope.params)),
        on=on,
    )


def of_kind(rows: Iterable[AttentionRow], kind: str) -> tuple[AttentionRow, ...]:
    return tuple(row for row in rows if row.kind == kind)
