"""Projects as lines of a table: everything said in words, for pages, sheets and paper alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from common.formats import dmy
from common.text import search_key
from projects.readings.project_rows import ProjectRow, Said
from projects.readings.rating_words import (
    KEY_WORDS,
    RATING_KEYS,
    RATING_WORDS,
    age_text,
    gap_text,
    next_text,
    reason_text,
    variance_text,
)

Text = str | Promise


@dataclass(frozen=True)
class Assertion:
    """What somebody says, as a badge with its age."""

    who: Text
    key: str
    word: Text
    age: str
    by: str
    said_on: date
    summary: str
    difficulties: str
    next_step: str
    is_old: bool


@dataclass(frozen=True)
class ProjectLine:
    row: ProjectRow
    key: str
    word: Text
    gap: str
    variance: str
    promised: str  # the last day first promised, where another plan followed
    next: str
    reasons: tuple[str, ...]
    owner: Assertion | None
    office: Assertion | None

    @property
    def code(self) -> str:
        return self.row.code

    @property
    def ends_on(self) -> date:
        return self.row.stand.ends_on

    @property
    def rank(self) -> int:
        """The gravest first."""
        return list(KEY_WORDS).index(self.key)

    def matches(self, words: str) -> bool:
        """With or without diacritics."""
        told = search_key(self.row.code, self.row.name, self.row.lead.name, self.row.lead.short_name)
        return all(word in told for word in search_key(words).split())

    @property
    def why(self) -> str:
        """The gravest reason."""
        return self.reasons[0] if self.reasons else ""

    @property
    def disagreement(self) -> str:
        """Badge: people say better than the facts, or the secretariat sees it otherwise."""
        if self.row.owner_disagrees and self.owner:
            told = _("Reported “%(said)s”, computed “%(found)s”")
            found = RATING_WORDS[self.row.stand.rating]
            return told % {"said": str(self.owner.word).lower(), "found": str(found).lower()}
        if self.row.office_disagrees and self.owner and self.office:
            told = _("Reported “%(said)s”, the secretariat sees “%(found)s”")
            return told % {"said": str(self.owner.word).lower(), "found": str(self.office.word).lower()}
        return ""


SILENT_DAYS = 45


def project_lines(rows: Iterable[ProjectRow]) -> tuple[ProjectLine, ...]:
    return tuple(project_line(row) for row in rows)


def project_line(row: ProjectRow) -> ProjectLine:
    moved = row.plan is not None and row.plan.was_moved and row.plan.first_ends_on != row.stand.ends_on
    ranked = sorted(row.stand.reasons, key=lambda reason: (-list(RATING_KEYS).index(reason.rating),))
    return ProjectLine(
        row=row,
        key=row.key,
        word=KEY_WORDS[row.key],
        gap=gap_text(row.stand),
        variance=variance_text(row.stand.variance),
        promised=dmy(row.plan.first_ends_on) if moved and row.plan else "",
        next=next_text(row),
        reasons=tuple(reason_text(reason) for reason in ranked),
        owner=assertion(_("Owner"), row.owner_says),
        office=assertion(_("Secretariat"), row.office_says),
    )


def assertion(who: Text, said: Said | None) -> Assertion | None:
    if said is None:
        return None
    step = said.next_step
    if step and said.next_step_on:
        step = _("%(step)s, by %(day)s") % {"step": step, "day": dmy(said.next_step_on)}
    return Assertion(
        who=who,
        key=RATING_KEYS[said.rating],
        word=RATING_WORDS[said.rating],
        age=age_text(said),
        by=said.by,
        said_on=said.said_on,
        summary=said.summary,
        difficulties=said.difficulties,
        next_step=step,
        is_old=said.age_days > SILENT_DAYS,
    )
