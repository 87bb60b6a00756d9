"""Tables of work for leaders: by unit, by directing leader, by field, and what superiors gave. No layout in here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from directives.readings.work_facts import WorkFact
from directives.readings.work_tallies import Tally, tally, worst


@dataclass(frozen=True)
class TallyRow:
    """`key` is the code of a unit, the id of a paper, else the words themselves; `words` may be empty: nobody is named."""

    key: str
    words: str
    note: str
    tally: Tally
    worst: WorkFact | None


@dataclass(frozen=True)
class TallyTable:
    """The rows add up to `total`."""

    rows: tuple[TallyRow, ...]
    total: Tally


def by_unit(facts: Iterable[WorkFact]) -> TallyTable:
    """Lead units, in the order in which the work names them first."""
    return _table(facts, lambda fact: (fact.unit.code, fact.unit.name, fact.unit.short_name))


def by_leader(facts: Iterable[WorkFact]) -> TallyTable:
    """By the post that directs the work; work that names none stands under an empty name."""
    return _table(facts, lambda fact: (fact.leader, fact.leader, ""))


def by_field(facts: Iterable[WorkFact]) -> TallyTable:
    """By the heading under which the paper puts the work."""
    return _table(facts, lambda fact: (fact.heading, fact.heading, ""))


def from_superiors(facts: Iterable[WorkFact]) -> TallyTable:
    """Papers that came from above: each with what became of the work that was given out on it."""
    coming = [fact for fact in facts if fact.paper.is_incoming]
    return _table(coming, lambda fact: (str(fact.paper.id), fact.paper.number, fact.paper.issuer))


Named = tuple[str, str, str]  # key, words, note


def _table(facts: Iterable[WorkFact], of: Callable[[WorkFact], Named]) -> TallyTable:
    listed = list(facts)
    groups: dict[Named, list[WorkFact]] = {}
    for fact in listed:
        groups.setdefault(of(fact), []).append(fact)
    rows = (TallyRow(*named, tally(found), worst(found)) for named, found in groups.items())
    return TallyTable(tuple(rows), tally(listed))
