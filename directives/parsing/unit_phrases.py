"""Addressees written as papers write them, alone in a cell: "các phường trừ Giang Biên", "các phòng, ban, ngành"."""

import re
from collections.abc import Callable

from directives.parsing.lines import passage, shown
from directives.parsing.mentions import find_mentions
from directives.parsing.units import UnitDirectory

BETWEEN = re.compile(r"(?:\bvà\b|\bcùng\b|[\s,;.&])*")


def phrase_reader(directory: UnitDirectory) -> Callable[[str], tuple[str, ...]]:
    """Reads a phrase only when every word of it is understood; otherwise nothing."""

    def read(piece: str) -> tuple[str, ...]:
        text = shown(piece)
        words = passage(text, [(0, len(text))])
        mentions = find_mentions(words, directory)
        if not mentions or any(not each.targets or each.vague or each.unknown_names for each in mentions):
            return ()
        places = [0, *(place for each in mentions for place in (each.start, each.end)), len(words.key)]
        gaps = zip(places[::2], places[1::2], strict=True)
        if not all(BETWEEN.fullmatch(words.key[start:end]) for start, end in gaps):
            return ()
        return tuple(dict.fromkeys(target for each in mentions for target in each.targets))

    return read
