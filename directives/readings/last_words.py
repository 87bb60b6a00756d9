"""What units last said of an item: result, cause, difficulties, proposals, each with its unit where several lead."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import ngettext

from directives.models import Assignment, ProgressUpdate

NAMED = 3  # units named before they are counted


@dataclass(frozen=True)
class LastWords:
    """Lines; "Units: words" where several lead, those who say the same together."""

    result: str = ""
    cause: str = ""
    proposals: str = ""


NO_WORDS = LastWords()


def last_words(item_ids: Iterable[int], on: date) -> dict[int, LastWords]:
    """Of the leads' last reports known on the day, in official order of the units. One statement."""
    last: dict[int, dict[int, tuple[str, ...]]] = defaultdict(dict)
    names: dict[int, str] = {}
    known = ProgressUpdate.objects.filter(
        assignment__item__in=list(item_ids),
        assignment__role=Assignment.Role.LEAD,
        assignment__known_on__lte=on,
        known_on__lte=on,
    ).order_by("assignment__unit__position", "assignment__unit", "assignment__original_due_on", "pk")
    columns = (
        "assignment__item", "assignment__unit", "assignment__unit__short_name", "result", "cause", "difficulties",
        "proposals",
    )  # fmt: skip
    for item, unit, name, result, cause, difficulties, proposals in known.values_list(*columns):
        names[unit] = name
        why = "\n".join(text for text in (cause, difficulties) if text)
        last[item][unit] = (result, why, proposals)
    return {item: _told(said, names) for item, said in last.items()}


def last_words_of(work: int, on: date) -> LastWords:
    """Of one unit's last report on its work."""
    last = ProgressUpdate.objects.filter(assignment=work, known_on__lte=on).order_by("-pk").first()
    if last is None:
        return NO_WORDS
    why = "\n".join(text for text in (last.cause, last.difficulties) if text)
    return LastWords(last.result, why, last.proposals)


def _told(said: dict[int, tuple[str, ...]], names: dict[int, str]) -> LastWords:
    def column(place: int) -> str:
        lines: dict[str, list[str]] = defaultdict(list)
        for unit, words in said.items():
            if words[place]:
                lines[words[place]].append(names[unit])
        if len(said) == 1:
            return "".join(lines)
        return "\n".join(f"{_who(units)}: {text}" for text, units in lines.items())

    return LastWords(column(0), column(1), column(2))


def _who(units: list[str]) -> str:
    """Those who said the same, by name as long as they are few."""
    if len(units) <= NAMED:
        return ", ".join(units)
    return ngettext("%(count)s unit", "%(count)s units", len(units)) % {"count": len(units)}
