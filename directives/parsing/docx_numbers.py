"""Word's automatic numbers and bullets, which stand in no paragraph's text: "II.", "1.", "a)", "-"."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
DEEPEST = 9
HIGHEST = 32_767


@dataclass(frozen=True)
class Level:
    """One level of a list: ``pattern`` is Word's own, "%1.%2."."""

    form: str
    pattern: str
    start: int


@dataclass(frozen=True)
class ListPlace:
    """Which list and which level of it a paragraph belongs to."""

    number_id: str
    level: int


@dataclass
class ListNumbers:
    """Counts paragraphs as Word does: a deeper level starts anew under each higher one."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    abstract_of: dict[str, str] = field(default_factory=dict)
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    style_places: dict[str, ListPlace] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    seen: set[tuple[str, int]] = field(default_factory=set)

    def label(self, paragraph: Element) -> str:
        """The paragraph's number or bullet with a space after it, "" where it has none."""
        place = self._place(paragraph)
        abstract = self.abstract_of.get(place.number_id) if place else None
        level = self.levels.get(abstract or "", {}).get(place.level) if place else None
        if place is None or abstract is None or level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return f"{bullet_of(level.pattern)} "
        self._count(abstract, place, level)
        label = self._written(abstract, level)
        return f"{label} " if label.strip() else ""

    def _place(self, paragraph: Element) -> ListPlace | None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return None
        style = properties.find(f"{W}pStyle")
        inherited = self.style_places.get(style.get(f"{W}val", "")) if style is not None else None
        own = place_of(properties)
        if own is None:
            return inherited
        return own if own.number_id != "0" else None

    def _count(self, abstract: str, place: ListPlace, level: Level) -> None:
        counts = self.counts.setdefault(abstract, {})
        restart = self.restarts.get((place.number_id, place.level))
        if restart is not None and (place.number_id, place.level) not in self.seen:
            counts[place.level] = restart
        else:
            counts[place.level] = counts.get(place.level, level.start - 1) + 1
        self.seen.add((place.number_id, place.level))
        for deeper in [each for each in counts if each > place.level]:
            del counts[deeper]

    def _written(self, abstract: str, level: Level) -> str:
        label = level.pattern
        for depth in range(DEEPEST):
            if f"%{depth + 1}" in label:
                shape = self.levels[abstract].get(depth, level)
                number = self.counts[abstract].get(depth, shape.start)
                label = label.replace(f"%{depth + 1}", written(number, shape.form))
        return label


def written(number: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman"):
        numeral = _roman(number)
        return numeral if form == "upperRoman" else numeral.lower()
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter if form == "lowerLetter" else letter.upper()
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    letters = ""
    for value, numeral in ROMAN:
        while number >= value and len(letters) < 20:
            letters += numeral
            number -= value
    return letters


def bullet_of(pattern: str) -> str:
    """The bullet as plain text; symbol fonts keep theirs in the private area."""
    bullet = pattern.strip()[:1]
    if bullet in ("-", "+", "*"):
        return bullet
    return "-" if bullet in ("–", "—", "\uf02d") else "•"


def place_of(properties: Element) -> ListPlace | None:
    numbering = properties.find(f"{W}numPr")
    if numbering is None:
        return None
    number, level = numbering.find(f"{W}numId"), numbering.find(f"{W}ilvl")
    if number is None:
        return None
    return ListPlace(number.get(f"{W}val", "0"), _whole(level.get(f"{W}val") if level is not None else "0"))


def read_lists(numbering: Element | None, styles: Element | None) -> ListNumbers:
    lists = ListNumbers()
    if numbering is not None:
        for abstract in numbering.iter(f"{W}abstractNum"):
            identity = abstract.get(f"{W}abstractNumId", "")
            lists.levels[identity] = dict(_levels(abstract))
        for number in numbering.iter(f"{W}num"):
            _read_number(number, lists)
    if styles is not None:
        lists.style_places = _style_places(styles)
    return lists


def _levels(holder: Element) -> Iterator[tuple[int, Level]]:
    for level in holder.findall(f"{W}lvl"):
        form, text, start = (level.find(f"{W}{tag}") for tag in ("numFmt", "lvlText", "start"))
        yield (
            _whole(level.get(f"{W}ilvl")),
            Level(
                form.get(f"{W}val", "decimal") if form is not None else "decimal",
                text.get(f"{W}val", "") if text is not None else "",
                _whole(start.get(f"{W}val") if start is not None else "1"),
            ),
        )


def _read_number(number: Element, lists: ListNumbers) -> None:
    identity = number.get(f"{W}numId", "")
    abstract = number.find(f"{W}abstractNumId")
    lists.abstract_of[identity] = abstract.get(f"{W}val", "") if abstract is not None else ""
    for override in number.findall(f"{W}lvlOverride"):
        start = override.find(f"{W}startOverride")
        if start is not None:
            level = _whole(override.get(f"{W}ilvl"))
            lists.restarts[identity, level] = _whole(start.get(f"{W}val"))


def _style_places(styles: Element) -> dict[str, ListPlace]:
    """Styles that number their paragraphs, with what they inherit."""
    own: dict[str, ListPlace] = {}
    parent: dict[str, str] = {}
    for style in styles.findall(f"{W}style"):
        identity = style.get(f"{W}styleId", "")
        properties, based = style.find(f"{W}pPr"), style.find(f"{W}basedOn")
        place = place_of(properties) if properties is not None else None
        if place is not None:
            own[identity] = place
        if based is not None:
            parent[identity] = based.get(f"{W}val", "")
    found: dict[str, ListPlace] = {}
    for identity in {*own, *parent}:
        ancestor, steps = identity, 0
        while ancestor not in own and ancestor in parent and steps < 12:
            ancestor, steps = parent[ancestor], steps + 1
        if ancestor in own and own[ancestor].number_id != "0":
            found[identity] = own[ancestor]
    return found


def _whole(text: str | None) -> int:
    cleaned = (text or "0").strip()
    return min(int(cleaned), HIGHEST) if cleaned.isdecimal() and len(cleaned) < 8 else 0
