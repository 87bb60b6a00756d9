"""Open items of the plan that say nearly the same as a new text: offered as "follow up", never decided.

Likeness is Dice's measure over single syllables and pairs of neighbouring syllables of the folded text (Vietnamese words
are mostly pairs), each weighted by its rarity among the plan's open items. A common lead unit weighs in: the same work
for the same unit is the usual repetition, the same work for another unit the usual second half.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from common.actors import Actor
from common.text import fold
from directives.models import Assignment, DirectiveItem
from organizations.models import Unit

WORD = re.compile(r"[a-z]+")
LIKE_ENOUGH = 0.58
SAME_LEAD = 0.08
MOST_CANDIDATES = 2000
# Words of the office, not of the work: they say nothing about what is to be done.
OFFICE_SPEECH = (
    "giao de nghi yeu cau chu tri phoi hop voi va cac cua tai cho den trong truoc ngay thang nam quy han thoi hoan thanh "
    "xong bao cao trinh theo tiep tuc thuc hien to chuc nghiem tuc dam bao phong ban nganh doan the ubnd hdnd quan phuong "
    "van cham nhat i ii iii iv moi duoc la dau moi khan truong tham muu don vi lien quan"
)
OFFICE_WORDS = frozenset(OFFICE_SPEECH.split())


@dataclass(frozen=True)
class LookAlike:
    """`likeness` in percent; `late_days` counts calendar days after the deadline in force, 0 when in time."""

    item_id: int
    no: int
    directive_id: int
    directive_number: str
    text: str
    likeness: int
    due_on: date | None
    late_days: int


@dataclass(frozen=True)
class Candidate:
    item_id: int
    no: int
    directive_id: int
    directive_number: str
    text: str
    leads: frozenset[str]
    due_on: date | None


def syllables(text: str) -> list[str]:
    return [word for word in WORD.findall(fold(text)) if word not in OFFICE_WORDS]


def shingles(text: str) -> frozenset[str]:
    words = syllables(text)
    return frozenset(words) | frozenset(f"{first} {second}" for first, second in pairwise(words))


def open_items(owner: Unit, *, viewer: Actor, on: date) -> list[Candidate]:
    """Items given out and not ended, the youngest first: one statement."""
    open_leads = Assignment.objects.filter(item=OuterRef("pk")).leads().open()
    deadlines: QuerySet[Any] = open_leads.with_facts(on)
    found = (
        DirectiveItem.objects.visible_to(viewer)
        .filter(directive__owner=owner)
        .issued(on)
        .needing_work()
        .filter(Exists(open_leads))
        .annotate(due_in_force=Subquery(deadlines.order_by("due_then").values("due_then")[:1]))
        .order_by("-pk")
        .values_list("pk", "no", "directive_id", "directive__number", "text", "leads", "due_in_force")
    )
    return [
        Candidate(pk, no, directive_id, number, text, frozenset(leads), due)
        for pk, no, directive_id, number, text, leads, due in found[:MOST_CANDIDATES]
    ]


class Rarity:
    """How much each shingle tells, learnt from the candidates themselves."""

    def __init__(self, texts: Sequence[frozenset[str]]) -> None:
        total = len(texts) + 1
        seen = Counter(shingle for text in texts for shingle in text)
        self.known = {shingle: math.log(1 + total / (count + 1)) for shingle, count in seen.items()}
        self.unknown = math.log(1 + total)

    def weight(self, text: Iterable[str]) -> float:
        return sum(self.known.get(shingle, self.unknown) for shingle in text)


def look_alikes(
    rows: Mapping[str, tuple[str, Iterable[str]]], candidates: Sequence[Candidate], *, on: date, most: int = 2
) -> dict[str, tuple[LookAlike, ...]]:
    """For each row (key -> its text and lead codes) the likest open items, the likest first."""
    known = [(candidate, shingles(candidate.text)) for candidate in candidates]
    rarity = Rarity([text for _, text in known])
    weights = [rarity.weight(text) for _, text in known]
    found: dict[str, tuple[LookAlike, ...]] = {}
    for key, (text, leads) in rows.items():
        own, own_leads = shingles(text), frozenset(leads)
        own_weight = rarity.weight(own)
        scored = []
        for (candidate, theirs), weight in zip(known, weights, strict=True):
            common = own & theirs
            if len(common) < 3:
                continue
            score = 2 * rarity.weight(common) / (own_weight + weight)
            score += SAME_LEAD * score if own_leads & candidate.leads else 0
            if score >= LIKE_ENOUGH:
                scored.append((min(score, 1.0), candidate))
        scored.sort(key=lambda pair: (-pair[0], -pair[1].item_id))
        found[key] = tuple(_shown(candidate, score, on) for score, candidate in scored[:most])
    return found


def _shown(candidate: Candidate, score: float, on: date) -> LookAlike:
    late = (on - candidate.due_on).days if candidate.due_on else 0
    return LookAlike(
        item_id=candidate.item_id,
        no=candidate.no,
        directive_id=candidate.directive_id,
        directive_number=candidate.directive_number,
        text=candidate.text,
        likeness=round(score * 100),
        due_on=candidate.due_on,
        late_days=max(late, 0),
    )
