"""Lines of work, functions and data sets of a plan, called what they were called on a day."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import get_language

from apps_catalog.models import TaxonomyRevision
from organizations.models import Unit


@dataclass(frozen=True)
class WordFact:
    """`process` is the code of a function's line of work."""

    code: str
    name_vi: str
    name_en: str
    process: str = ""
    is_personal: bool = False
    is_withdrawn: bool = False
    position: int = 0
    version: int = 0

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_vi


@dataclass(frozen=True)
class Taxonomy:
    """Withdrawn words stay in it: older entries name them."""

    processes: dict[str, WordFact]
    functions: dict[str, WordFact]
    data_sets: dict[str, WordFact]

    def process_of(self, function: str) -> str:
        found = self.functions.get(function)
        return found.process if found else ""

    def function_name(self, code: str) -> str:
        return self.functions[code].name if code in self.functions else code

    def data_set_name(self, code: str) -> str:
        return self.data_sets[code].name if code in self.data_sets else code

    @cached_property
    def by_process(self) -> tuple[tuple[WordFact, tuple[WordFact, ...]], ...]:
        """Lines of work with their functions, in order; withdrawn words left out."""
        return tuple(
            (process, tuple(each for each in self.functions.values() if each.process == process.code and not each.is_withdrawn))
            for process in self.processes.values()
            if not process.is_withdrawn
        )  # fmt: skip


def taxonomy(owner: Unit | int, on: date) -> Taxonomy:
    """One statement."""
    key = owner if isinstance(owner, int) else owner.pk
    found: dict[str, dict[str, WordFact]] = {kind: {} for kind in TaxonomyRevision.Kind.values}
    rows = TaxonomyRevision.objects.filter(owner_id=key, known_on__lte=on).order_by("number")
    for row in rows:
        found[row.kind][row.code] = WordFact(
            row.code,
            row.name_vi,
            row.name_en,
            row.process,
            row.is_personal,
            row.is_withdrawn,
            row.position,
            row.number,
        )
    kinds = TaxonomyRevision.Kind
    return Taxonomy(*(_in_order(found[kind]) for kind in (kinds.PROCESS, kinds.FUNCTION, kinds.DATA_SET)))


def _in_order(words: dict[str, WordFact]) -> dict[str, WordFact]:
    return {word.code: word for word in sorted(words.values(), key=lambda word: (word.position, word.code))}
