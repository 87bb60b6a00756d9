"""What somebody looks at before a results report is sent up: is every item in it, did the units report, does evidence stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings.layouts.results_report import ENDED, OPEN, ItemLine, ResultsReport


@dataclass(frozen=True)
class Check:
    """`key` is a status key; `named` are the items it speaks of, with their units."""

    key: str
    text: str
    named: tuple[str, ...] = ()


def results_checks(report: ResultsReport) -> tuple[Check, ...]:
    still_open = [line for line in report.items if not line.is_ended]
    silent = [line for line in still_open if not line.result]
    unproved = [line for line in report.items if line.done_on and not line.evidence]
    return (_whole(report), _reported(silent), _proved(unproved), _numbered(report))


def _whole(report: ResultsReport) -> Check:
    shown = sum((ENDED if line.is_ended else OPEN) in report.parts for line in report.items)
    told = _("%(shown)s of %(total)s items are in the paper") % {"shown": shown, "total": len(report.items)}
    return Check("done" if shown == len(report.items) else "soon", told)


def _reported(silent: Sequence[ItemLine]) -> Check:
    if not silent:
        return Check("done", _("Every open item has a report of its unit"))
    told = ngettext(
        "%(count)s open item without a report", "%(count)s open items without a report", len(silent)
    )
    return Check("soon", told % {"count": len(silent)}, _named(silent))


def _proved(unproved: Sequence[ItemLine]) -> Check:
    if not unproved:
        return Check("done", _("Evidence stands for every item done"))
    told = ngettext(
        "%(count)s item done without evidence", "%(count)s items done without evidence", len(unproved)
    )
    return Check("soon", told % {"count": len(unproved)}, _named(unproved))


def _numbered(report: ResultsReport) -> Check:
    return Check("done", _("Numbered")) if report.heading.number else Check("none", _("No number yet"))


def _named(lines: Sequence[ItemLine]) -> tuple[str, ...]:
    return tuple(_("item %(no)s (%(unit)s)") % {"no": line.no, "unit": line.lead} for line in lines)
