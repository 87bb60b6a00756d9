"""The sentence before any chart is right in every case."""

from datetime import date

import pytest
from django.utils import translation

from dashboards.readings.headline import Words, headline, sentence
from directives.readings.counts import count
from directives.readings.rows import Status

ON = date(2023, 10, 16)


class Row:
    def __init__(self, status, due_on=None):
        self.status = Status(status)
        self.due_on = due_on


def said(*statuses, due=None):
    rows = tuple(Row(status, due) for status in statuses)
    counts = count(rows, reading="notice_items", params=(), on=ON)
    with translation.override("en"):
        return "".join(words.text for words in headline(counts, rows, lambda status: f"?status={status}"))


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (("done", "over", "over", "soon"), "1/4 items of the conclusion are done; 2 overdue items and 1 item due soon need the chair's direction."),
        (("over",), "0/1 item of the conclusion are done; the chair's direction is needed on 1 overdue item."),
        (("late", "soon"), "1/2 items of the conclusion are done; nothing is overdue, 1 item due soon."),
        (("done", "wait", "wait"), "1/3 items of the conclusion are done; nothing is overdue, 2 items await confirmation."),
        (("done", "none"), "1/2 items of the conclusion are done; nothing is overdue."),
        (("done", "standing"), "1/2 items of the conclusion are done; 1 standing duty are kept up."),
        (("done", "late", "info"), "All work of the conclusion is done: 2/2 items."),
    ],
)  # fmt: skip
def test_it_says_what_stands(statuses, expected):
    assert said(*statuses) == expected


def test_with_a_deadline_ahead_it_names_it():
    assert "the next deadline is 30/11" in said("track", "done", due=date(2023, 11, 30))


def test_the_language_puts_the_numbers_where_it_wants():
    parts = sentence("%(b)s before %(a)s.", a=Words("A", "/a"), b=Words("B", "/b"))
    assert [part.text for part in parts] == ["B", " before ", "A", "."]
    assert [part.url for part in parts] == ["/b", "", "/a", ""]
