"""The menu around every page. It is drawn once for all readers who see the same entries, not once for every page:
drawing it anew was two fifths of a small page."""

from dataclasses import dataclass, field
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Entry:
    """`key` is the letter that leads here after G; a `badge` counts what the reader must act on; `short` fits a phone.

    Its words are those of its address: two entries are compared without them, for each look at a word translates it.
    """

    label: str | Promise = field(compare=False)
    url: str
    icon: str
    badge: int = 0
    active: bool = False
    badge_alert: bool = True
    key: str = ""
    short: str | Promise = field(default="", compare=False)


@dataclass(frozen=True)
class Group:
    label: str | Promise = field(compare=False)
    entries: tuple[Entry, ...]


@lru_cache(maxsize=512)
def drawn(part: str, language: str, groups: tuple[Group, ...]) -> SafeString:
    """`layouts/_<part>.html` in the `language` that is active now."""
    return render_to_string(f"layouts/_{part}.html", {"navigation": groups})
