"""Numbers of the scheme explained: how many targets stand how, and what one target reached in a year."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.actors import Actor
from common.formats import dmy
from dashboards.readings.counted import Counted, Counting, ExplainedRow, Params, no_such_figure
from projects.models import Scheme, Target
from projects.readings import target_words as words
from projects.readings.target_page import TargetPage, target_page
from projects.readings.target_rows import TargetRow
from projects.readings.target_verdicts import VERDICT_LABELS, Verdict
from projects.readings.targets import OF_YEAR, READING, count_figure, targets

VERDICTS = gettext_lazy(
    "A year's plan is a straight line from the promise of the year before (or the starting value, or zero for a count of "
    "the year) to the promised value on its day. Met: the value is reached. On course or at risk: the last figure is on or "
    "behind the line; a figure speaks for one reporting rhythm and fifteen days, then it is held against a later day of "
    "the line. Missed: the day has passed without the value. Cannot be determined: no promise, no figure, or no beginning."
)


def targets_by_verdict(params: Params, *, viewer: Actor, on: date) -> Counted:
    """Params: ``scheme``, ``year``, ``verdict``."""
    scheme = _scheme(params, viewer, on)
    verdict = params.get("verdict", "")
    if verdict not in set(Verdict):
        no_such_figure()
    table = targets(scheme, viewer=viewer, on=on, year=_number(params, "year"))
    found = [row for row in table.rows if row.now and row.now.verdict == verdict]
    figure = count_figure(len(found), scheme=scheme, year=table.year, verdict=verdict, on=on)
    title = _("Targets of %(year)s: %(verdict)s") % {
        "year": table.year,
        "verdict": VERDICT_LABELS[Verdict(verdict)],
    }
    return Counted(title, figure, table.total, VERDICTS, tuple(_row(row) for row in found))


def figure_of_year(params: Params, *, viewer: Actor, on: date) -> Counted:
    """Params: ``scheme``, ``target`` (its code), ``year``: the last figure of the year and those before it."""
    scheme, year = _scheme(params, viewer, on), _number(params, "year")
    known = Target.objects.visible_to(viewer).filter(scheme=scheme, code=params.get("target", ""))
    target = known.select_related("scheme__owner", "lead_unit__home", "goal").first() or no_such_figure()
    page = target_page(target, viewer=viewer, on=on) or no_such_figure()
    found = next((each for each in page.sums if each.cell.year == year), None) or no_such_figure()
    cell = found.cell
    title = _("%(code)s %(name)s, %(year)s") % {"code": page.row.code, "name": page.row.name, "year": year}
    told = f"{cell.verdict_label}. {found.text or cell.words}".strip()
    formula = f"{page.formula}. {told}" if page.formula else told
    return Counted(title, cell.actual, None, formula, _figures(page, cell.year, on))


def _figures(page: TargetPage, year: int, on: date) -> tuple[ExplainedRow, ...]:
    """The figure that counts stands first; corrected ones and earlier ones are only shown."""
    lines = [line for line in page.actuals if line.year == year]
    counting = next((line.id for line in lines if not line.is_corrected), None)
    return tuple(
        ExplainedRow(
            label=_("%(value)s on %(day)s") % {"value": line.text, "day": dmy(line.measured_on)},
            url=page.row.url,
            note=" · ".join(
                str(part) for part in (line.parts, line.source, line.source_label, line.note) if part
            ),
            key="ended" if line.is_corrected else "done" if line.id == counting else "none",
            counts=line.id == counting,
        )
        for line in lines
    )


def _row(row: TargetRow) -> ExplainedRow:
    cell = row.now
    if cell is None:
        no_such_figure()
    told = _("reached %(actual)s, planned %(plan)s") % {
        "actual": words.with_measure(cell.actual_text, row.measure) or "–",
        "plan": words.with_measure(cell.plan_text, row.measure) or "–",
    }
    note = " · ".join(part for part in (row.lead.short_name, told, cell.words) if part)
    return ExplainedRow(f"{row.code} {row.name}", row.url, note, cell.key)


def _scheme(params: Params, viewer: Actor, on: date) -> Scheme:
    known = Scheme.objects.visible_to(viewer).known(on).select_related("owner")
    return known.filter(pk=_number(params, "scheme")).first() or no_such_figure()


def _number(params: Params, name: str) -> int:
    told = params.get(name, "")
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 10 else 0


READINGS: dict[str, Counting] = {READING: targets_by_verdict, OF_YEAR: figure_of_year}
