"""Which leading post a paper means: "PCT Thường trực", "Đ/c Nguyễn Thị B - Phó Chủ tịch UBND quận"."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from common.text import fold

SHORT = {
    "pct": "pho chu tich",
    "ct": "chu tich",
    "tt": "thuong truc",
    "pbt": "pho bi thu",
    "bt": "bi thu",
    "cvp": "chanh van phong",
    "pcvp": "pho chanh van phong",
    "qu": "quan uy",
    "bcd": "ban chi dao",
}
FORM_OF_ADDRESS = re.compile(r"\b(?:d/c|dong chi|ong|ba)\b[: ]*")
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class LeadingPost:
    """`holders`: who sits there on the paper's day, by full name."""

    key: int
    title: str
    holders: tuple[str, ...] = ()


def post_meant(written: str, posts: Collection[LeadingPost]) -> int | None:
    """The one post that fits the words; None where none does or several do. A holder's name decides between posts."""
    said = _words(written)
    if not said:
        return None
    named = [post for post in posts if any(f" {_words(name)} " in f" {said} " for name in post.holders)]
    if len(named) == 1:
        return named[0].key
    fitting = [post for post in named or posts if _fits(said, _words(post.title))]
    longest = max((len(_words(post.title)) for post in fitting if _words(post.title) in said), default=0)
    if longest:
        fitting = [post for post in fitting if len(_words(post.title)) == longest]
    return fitting[0].key if len(fitting) == 1 else None


def _words(text: str) -> str:
    plain = FORM_OF_ADDRESS.sub(" ", fold(text).replace("&", " "))
    return " ".join(SHORT.get(word, word) for word in WORD.findall(plain))


def _fits(said: str, title: str) -> bool:
    """The words begin the title, or hold it whole; a deputy is never taken for the head."""
    if f"{title} ".startswith(f"{said} "):
        return True
    place = f" {said} ".find(f" {title} ")
    return place >= 0 and not f" {said}"[: place + 1].endswith(" pho ")
