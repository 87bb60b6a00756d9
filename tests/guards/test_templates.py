"""Templates: nothing inline, nothing unescaped, and no level of government or count written out."""

import re
from collections.abc import Iterator

import pytest

from tests.guards import house

COMMENT = re.compile(r"{%\s*comment\b.*?%}.*?{%\s*endcomment\s*%}|{#.*?#}|<!--.*?-->", re.DOTALL)
FORBIDDEN = {
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "inline script": re.compile(
        r"<script(?![^>]*\ssrc=)(?![^>]*type=\"application/json\")[^>]*>", re.IGNORECASE
    ),
    "inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "htmx script": re.compile(r"hx-on|hx-vals=[\"']js:|javascript:", re.IGNORECASE),
    "unescaped text": re.compile(r"\|\s*safe\b|{%\s*autoescape\s+off"),
    "foreign address": re.compile(r"(src|href|action)=[\"'](https?:)?//(?!127\.0\.0\.1)", re.IGNORECASE),
    "Bootstrap's scripts": re.compile(r"data-bs-toggle|bootstrap\.(bundle|min)\.js"),
}
# Words and counts that the installation profile or a query must say.
LEVELS = re.compile(r"\b(quận|phường|huyện|xã(?!\s+hội)|district|wards?)\b", re.IGNORECASE)
FOURTEEN = re.compile(r"(?<![\w.#:/-])14(?![\w.:/%-])(?!\s+(?:days?|ngày))")  # a number of units, not of days
FILLED_IN = re.compile(r"%\(\w+\)s|{{[^}]*}}")
MESSAGE = re.compile(r"^(?:msgid|msgstr(?:\[\d\])?|msgid_plural) \"|^\"", re.MULTILINE)
# Texts that are names of a level themselves: the profile's own words, and the choices of a unit's level.
SPEAKING = frozenset(
    {
        "organizations/models/profile.py", "organizations/models/unit.py", "organizations/permissions/roles.py",
    }
)  # fmt: skip


def body(path: object) -> str:
    """A template without its comments, line numbers kept."""
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    return COMMENT.sub(lambda found: "\n" * found.group().count("\n"), text)


def hits(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{house.short(path)}:{body(path)[: found.start()].count(chr(10)) + 1} {found.group()[:80]}"
        for path in house.templates()
        for found in pattern.finditer(body(path))
    ]


@pytest.mark.parametrize("name", FORBIDDEN)
def test_it_has_nothing_inline(name: str) -> None:
    assert not hits(FORBIDDEN[name])


def test_it_lets_the_profile_name_the_levels() -> None:
    visible = re.compile(
        r"{%\s*(?:trans|translate)\s+\"([^\"]*)\"|{%\s*blocktrans(?:late)?\b[^%]*%}(.*?){%\s*endblocktrans|>([^<>{}%]+)<",
        re.DOTALL,
    )
    wrong = []
    for path in house.templates():
        if path.name.startswith(("gallery", "_gallery")):
            continue
        for found in visible.finditer(body(path)):
            text = FILLED_IN.sub("", next(group for group in found.groups() if group is not None))
            if LEVELS.search(text) or FOURTEEN.search(text):
                wrong.append(f"{house.short(path)}: {text.strip()[:80]}")
    assert not wrong


def entries() -> Iterator[tuple[str, str]]:
    """(sources, text) of every entry of the Vietnamese catalogue."""
    catalogue = house.ROOT / "locale" / "vi" / "LC_MESSAGES" / "django.po"
    for entry in catalogue.read_text(encoding="utf-8").split("\n\n")[1:]:
        sources = " ".join(line[3:] for line in entry.splitlines() if line.startswith("#: "))
        yield (
            sources,
            FILLED_IN.sub("", "\n".join(line for line in entry.splitlines() if MESSAGE.match(line))),
        )


def test_it_lets_the_profile_name_the_levels_in_messages() -> None:
    wrong = []
    for sources, text in entries():
        places = {source.rsplit(":", 1)[0] for source in sources.split()}
        said_by_itself = places and places <= SPEAKING
        of_the_gallery = all("gallery" in place for place in places)
        of_the_story = all(place.startswith("egov_portal/demonstration") for place in places)
        if (LEVELS.search(text) or FOURTEEN.search(text)) and not (
            said_by_itself or of_the_gallery or of_the_story
        ):
            wrong.append(f"{sources}: {text[:160]}")
    assert not wrong


def test_it_opens_every_component_with_its_contract() -> None:
    silent = [
        house.short(path)
        for path in house.templates()
        if path.parent.name == "components" and "Takes" not in path.read_text(encoding="utf-8")[:800]
    ]
    assert not silent
