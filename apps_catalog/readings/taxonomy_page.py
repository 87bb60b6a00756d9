"""The words of a plan with how many live applications use each."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from apps_catalog.policies.applications import may_manage
from apps_catalog.readings.facts import applications_known
from apps_catalog.readings.taxonomy import WordFact, taxonomy
from common.actors import Actor
from common.decisions import Decision
from organizations.models import Unit


@dataclass(frozen=True)
class WordLine:
    word: WordFact
    used_by: int


@dataclass(frozen=True)
class ProcessLines:
    process: WordFact
    functions: tuple[WordLine, ...]


@dataclass(frozen=True)
class TaxonomyPage:
    processes: tuple[ProcessLines, ...]
    data_sets: tuple[WordLine, ...]
    may_manage: Decision

    @property
    def function_count(self) -> int:
        return sum(not line.word.is_withdrawn for each in self.processes for line in each.functions)

    @property
    def is_empty(self) -> bool:
        return not self.processes and not self.data_sets


def taxonomy_page(owner: Unit, *, viewer: Actor, on: date) -> TaxonomyPage:
    """Two statements."""
    words = taxonomy(owner, on)
    live = [each for each in applications_known(viewer=viewer, owner=owner, on=on) if each.is_live]
    doing = Counter(code for each in live for code in each.functions)
    holding = Counter(held.data_set for each in live for held in each.holdings)
    processes = tuple(
        ProcessLines(
            process,
            tuple(
                WordLine(word, doing[word.code])
                for word in words.functions.values()
                if word.process == process.code
            ),
        )
        for process in words.processes.values()
    )
    sets = tuple(WordLine(word, holding[word.code]) for word in words.data_sets.values())
    return TaxonomyPage(processes, sets, may_manage(viewer, owner.pk))
