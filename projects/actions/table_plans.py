"""What a table would change, line by line, before anything is changed."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.decisions import Decision, Kind, refuse
from common.sheets.problems import Problem

MOST_TOLD = 5


class Change(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


WORDS: dict[Change, str | Promise] = {
    Change.NEW: _("New"),
    Change.CHANGED: _("Changes"),
    Change.SAME: _("As it is"),
}


@dataclass(frozen=True)
class PlannedLine:
    """`facts` are what is compared when the word to go on comes: they do not depend on the reader's language."""

    line: int
    change: Change
    subject: str
    text: str
    details: tuple[str, ...] = ()
    facts: tuple[object, ...] = ()

    @property
    def word(self) -> str | Promise:
        return WORDS[self.change]


@dataclass(frozen=True)
class TablePlan:
    """With `problems` nothing can be taken over; `warnings` need somebody who says that it is so, `rules_broken` names
    them for the record."""

    lines: tuple[PlannedLine, ...]
    problems: tuple[Problem, ...] = ()
    warnings: tuple[str, ...] = ()
    rules_broken: tuple[str, ...] = ()

    def count(self, change: Change) -> int:
        return Counter(line.change for line in self.lines)[change]

    @property
    def new(self) -> int:
        return self.count(Change.NEW)

    @property
    def changed(self) -> int:
        return self.count(Change.CHANGED)

    @property
    def same(self) -> int:
        return self.count(Change.SAME)

    @property
    def changes_nothing(self) -> bool:
        return self.same == len(self.lines)

    @property
    def fingerprint(self) -> str:
        told = repr([(line.line, line.change.value, line.facts) for line in self.lines])
        return hashlib.sha256(told.encode()).hexdigest()


def is_as_shown(plan: TablePlan, fingerprint: str) -> Decision:
    """What is about to happen is what was read and confirmed."""
    if plan.fingerprint == fingerprint and not plan.problems:
        return Decision(True)
    return refuse(
        Kind.STATE,
        "moved_on",
        _("The portal changed since this table was shown. Send it again and look once more."),
    )


def is_confirmed(plan: TablePlan, confirmed: bool) -> Decision:
    if confirmed or not plan.warnings:
        return Decision(True)
    told = _("The table breaks rules of the money; confirm that it is so. %(rules)s")
    return refuse(Kind.INPUT, "confirmed", told % {"rules": " ".join(plan.warnings[:MOST_TOLD])})


def twice(lines: Iterable[tuple[int, object]], column: str, told: str) -> list[Problem]:
    """Problems of lines whose key stood on an earlier line; `told` has a place for that line."""
    first: dict[object, int] = {}
    found = []
    for number, key in lines:
        if key in first:
            found.append(Problem(number, column, "twice", told % {"line": first[key]}))
        first.setdefault(key, number)
    return found
