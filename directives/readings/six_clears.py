"""The "six clears" of an assigned task: who, what, when, output, responsibility, authority. They warn and never block.

Practice of steering offices ("6 rõ": rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm, rõ thẩm quyền); beside
them what was not understood and units that were not valid on the day.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from common.formats import dm, dmy, weekday
from common.text import fold
from common.working_days import WorkingCalendar
from directives.models import DirectiveItem
from directives.models.capture import Row

RED, AMBER, GREY = "over", "soon", "none"
SHORTEST = 4  # words that can say what is to be done
ASSIGNING = re.compile(r"^\W*(?:giao|yeu cau|phan cong|chi dao)\b")
PRODUCTS = re.compile(
    r"\b(?:bao cao|ke hoach|de an|phuong an|to trinh|quyet dinh|van ban|du thao|danh muc|quy che|quy trinh|he thong|phan mem"
    r"|du an|chuyen muc|cong thong tin|lop tap huan|hoi nghi|bien ban|so lieu|du lieu|ho so|dat (?:toi thieu )?\d|\d+ ?%|san pham)"
)


@dataclass(frozen=True)
class Finding:
    """`clear` is who, what, when, output, responsibility, authority or reading; `key` says how loud: over, soon, none."""

    clear: str
    key: str
    text: str


@dataclass(frozen=True)
class Ruler:
    """What a row is measured by: the units of the day, those that are asked and not assigned, the day, the calendar."""

    on: date
    calendar: WorkingCalendar
    known: Collection[str]
    asked: Collection[str]

    def findings(self, row: Row) -> tuple[Finding, ...]:
        """The loudest first; a row of no work needs its text only."""
        found = [*self._reading(row)]
        if row["kind"] in DirectiveItem.WORKED_KINDS:
            found += [*self._who(row), *self._when(row), *self._responsibility(row), *self._product(row)]
            found += self._authority(row)
        found += self._what(row)
        order = (RED, AMBER, GREY)
        return tuple(sorted(found, key=lambda finding: order.index(finding.key)))

    def _reading(self, row: Row) -> Iterable[Finding]:
        for name in ("leads", "coordinators", "due", "report"):
            if row["typed"].get(name):
                yield Finding(
                    "reading", RED, _("Not understood: “%(words)s”") % {"words": row["typed"][name]}
                )
        ended = [token for token in (*row["leads"], *row["coordinators"]) if token not in self.known]
        if ended:
            told = _("No unit of the plan on %(day)s: %(names)s") % {
                "day": dmy(self.on),
                "names": ", ".join(ended),
            }
            yield Finding("who", RED, told)
        if not row["confirmed"]:
            for severity, message in row["notes"]:
                yield Finding("reading", AMBER if severity == "warning" else GREY, message)

    def _who(self, row: Row) -> Iterable[Finding]:
        if not row["leads"] and not row["typed"].get("leads"):
            yield Finding("who", RED, _("No lead unit"))

    def _what(self, row: Row) -> Iterable[Finding]:
        if len(row["text"].split()) < SHORTEST:
            yield Finding("what", AMBER, _("Too short to say what is to be done"))

    def _when(self, row: Row) -> Iterable[Finding]:
        due = row["due"]
        if due["kind"] == "none" and not row["typed"].get("due") and row["kind"] != "standing":
            yield Finding("when", RED, _("No deadline"))
        if due["kind"] == "recurring":
            yield Finding("when", AMBER, _("A duty that recurs? Check the rhythm"))
        if due["kind"] != "date" or not due["date"]:
            return
        day = date.fromisoformat(due["date"])
        if day < self.on:
            told = _("The deadline lies before the date of the paper, %(day)s") % {"day": dmy(self.on)}
            yield Finding("when", RED, told)
        elif not self.calendar.is_working_day(day):
            told = _("%(weekday)s, %(day)s is a day off") % {
                "weekday": weekday(day).capitalize(),
                "day": dm(day),
            }
            yield Finding("when", AMBER, told)

    def _responsibility(self, row: Row) -> Iterable[Finding]:
        single = [token for token in row["leads"] if not token.startswith("@")]
        if len(row["leads"]) > 1 and single:
            yield Finding("responsibility", AMBER, _("More than one lead unit: each answers for itself"))
        both = set(row["leads"]) & set(row["coordinators"])
        if both:
            yield Finding("responsibility", AMBER, _("A unit both leads and coordinates"))

    def _product(self, row: Row) -> Iterable[Finding]:
        if not row["output"] and row["kind"] == "task" and not PRODUCTS.search(fold(row["text"])):
            yield Finding("output", GREY, _("No output named"))

    def _authority(self, row: Row) -> Iterable[Finding]:
        if ASSIGNING.match(fold(row["text"])) and any(token in self.asked for token in row["leads"]):
            yield Finding("authority", GREY, _("Vertical agencies and the Front are asked, not assigned"))
