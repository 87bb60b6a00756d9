"""Figures of applications explained: costs, how far an entry is filled in, its score, what a merger saves."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps_catalog.models import Application, Consolidation, YearlyCost
from apps_catalog.readings import figures
from apps_catalog.readings.application_evaluation import application_evaluation
from apps_catalog.readings.catalogue import Catalogue, CatalogueLine, catalogue, plan_of
from apps_catalog.readings.facts import application_known
from apps_catalog.readings.merger_page import MergerPage, merger_page
from common.actors import Actor
from common.days import with_day
from common.formats import number
from common.money import exact_text
from dashboards.readings.counted import Counted, Counting, ExplainedRow, Params, no_such_figure
from organizations.models import Unit

COSTS = gettext_lazy(
    "Yearly costs of every kind that the entries state for this year, added up. A year nobody told of counts as unknown, "
    "never as 0; retired applications do not count."
)
FILLED = gettext_lazy(
    "Facts that are known, divided by the facts that apply to this application; each weighs the same. Rounded down, so "
    "that 100% means that nothing is missing."
)
SCORE = gettext_lazy(
    "Each criterion gives its weight x the mean of the answers / 10, rounded half up to a tenth; the score is their sum. "
    "Where a criterion is unanswered there is no score."
)
TRUSTED = gettext_lazy(
    "Applications that are not retired, whose entry misses nothing and whose owner's confirmation holds on the day."
)
SAVING = gettext_lazy(
    "Yearly running costs of the applications that are retired, of the last year stated up to the year of the move, less "
    "what the kept one costs more in a year."
)
ACHIEVED = gettext_lazy(
    "What was reported as saved in each year; a later report of the same year replaces it."
)


def costs(params: Params, *, viewer: Actor, on: date) -> Counted:
    """Params: ``app`` for one application by kind, else ``unit``: the plan, by application."""
    if params.get("app"):
        return _kinds_of_cost(params["app"], viewer, on)
    whole = _whole(params, viewer, on)
    rows = tuple(
        _row(
            line.facts.name,
            _entry(line.facts.code, on, "costs"),
            _("not stated") if line.cost_vnd is None else exact_text(line.cost_vnd),
            line.cost_vnd is not None,
        )
        for line in whole.live
    )
    title = _("Cost of applications, %(year)s") % {"year": whole.year}
    return Counted(title, whole.cost, None, COSTS, rows)


def _kinds_of_cost(code: str, viewer: Actor, on: date) -> Counted:
    facts = application_known(code, viewer=viewer, on=on) or no_such_figure()
    rows = tuple(
        _row(
            f"{cost.year}: {YearlyCost.Kind(cost.kind).label}",
            _entry(code, on, "costs"),
            exact_text(cost.amount_vnd),
            cost.year == on.year,
        )
        for cost in facts.costs
    )
    figure = figures.of_application(figures.COSTS, facts.cost_of(on.year), code, on)
    return Counted(
        _("Cost of %(name)s, %(year)s") % {"name": facts.name, "year": on.year}, figure, None, COSTS, rows
    )


def filled(params: Params, *, viewer: Actor, on: date) -> Counted:
    """Params: ``app``."""
    owner = _owner(params, viewer)
    line = _line(catalogue(owner, viewer=viewer, on=on), params)
    told = line.completeness
    known = [_row(str(label), _entry(line.facts.code, on), _("known"), True) for label in told.known]
    missing = [_row(str(label), _entry(line.facts.code, on), _("missing"), False) for label in told.missing]
    title = _("How far the entry of %(name)s is filled in") % {"name": line.facts.name}
    return Counted(title, line.filled, told.filled, FILLED, (*known, *missing))


def score(params: Params, *, viewer: Actor, on: date) -> Counted:
    """Params: ``app``."""
    owner, code = _owner(params, viewer), params.get("app", "")
    facts = application_known(code, viewer=viewer, on=on) or no_such_figure()
    page = application_evaluation(facts, viewer=viewer, owner=owner, on=on) or no_such_figure()
    address = with_day(reverse("apps_catalog:application-evaluation", args=[code]), on)
    rows = tuple(
        _row(
            str(line.criterion),
            address,
            _("unanswered")
            if line.points is None or line.mean is None
            else f"{line.criterion.weight} × {number(line.mean)} / 10 ≈ {number(line.points)}",
            line.points is not None,
        )
        for line in page.lines
    )
    figure = figures.of_application(figures.SCORE, page.judged.score, code, on)
    return Counted(_("Score of %(name)s") % {"name": facts.name}, figure, None, SCORE, rows)


def trusted(params: Params, *, viewer: Actor, on: date) -> Counted:
    """Params: ``unit``."""
    whole = _whole(params, viewer, on)
    rows = tuple(
        _row(
            line.facts.name,
            _entry(line.facts.code, on),
            f"{line.seal.label} · {line.percent}%",
            line.is_trusted,
        )
        for line in whole.live
    )
    figure = whole.trusted_figure
    return Counted(_("Complete and confirmed applications"), figure, len(whole.live), TRUSTED, rows)


def saving(params: Params, *, viewer: Actor, on: date) -> Counted:
    """Params: ``merger``: of a full year."""
    page = _merger(params, viewer, on)
    rows = [
        _row(
            line.app.name,
            _entry(line.app.code, on, "costs"),
            _("not stated") if line.stop.yearly_vnd is None else exact_text(line.stop.yearly_vnd),
            line.stop.yearly_vnd is not None,
        )
        for line in page.picture.stops
    ]
    if page.row.terms.added_yearly_vnd:
        keep, added = page.picture.keep, exact_text(-page.row.terms.added_yearly_vnd)
        told = _("%(name)s costs more") % {"name": keep.name}
        rows.append(_row(told, _entry(keep.code, on, "costs"), added, True))
    title = _("%(code)s: saving of a full year") % {"code": page.row.code}
    return Counted(title, page.saving, None, SAVING, tuple(rows))


def achieved(params: Params, *, viewer: Actor, on: date) -> Counted:
    """Params: ``merger``."""
    page = _merger(params, viewer, on)
    address = with_day(reverse("apps_catalog:merger", args=[page.row.id]), on)
    rows = tuple(
        _row(
            str(year.year),
            address,
            _("planned %(planned)s, achieved %(achieved)s")
            % {
                "planned": exact_text(year.planned_vnd or 0),
                "achieved": "–" if year.achieved_vnd is None else exact_text(year.achieved_vnd),
            },
            year.achieved_vnd is not None,
        )
        for year in page.row.savings
    )
    return Counted(
        _("%(code)s: saving achieved") % {"code": page.row.code}, page.achieved, None, ACHIEVED, rows
    )


def _row(label: str, url: str, note: str, counts: bool) -> ExplainedRow:
    word = _("counted") if counts else _("not counted")
    return ExplainedRow(label, url, note, "done" if counts else "none", counts, word)


READINGS: dict[str, Counting] = {
    figures.COSTS: costs,
    figures.FILLED: filled,
    figures.SCORE: score,
    figures.TRUSTED: trusted,
    figures.SAVING: saving,
    figures.ACHIEVED: achieved,
}


def _whole(params: Params, viewer: Actor, on: date) -> Catalogue:
    asked = params.get("unit", "")
    owner = plan_of(viewer, asked) or no_such_figure()
    if asked and owner.code != asked:
        no_such_figure()
    return catalogue(owner, viewer=viewer, on=on)


def _owner(params: Params, viewer: Actor) -> Unit:
    rows = Application.objects.visible_to(viewer).select_related("owner").order_by("owner")
    found = rows.filter(code=params.get("app", "")).first() or no_such_figure()
    return found.owner


def _line(whole: Catalogue, params: Params) -> CatalogueLine:
    return next((line for line in whole.lines if line.facts.code == params["app"]), None) or no_such_figure()


def _merger(params: Params, viewer: Actor, on: date) -> MergerPage:
    key = params.get("merger", "")
    seen = Consolidation.objects.visible_to(viewer).select_related("owner")
    found = seen.filter(pk=key if key.isdecimal() else None).first() or no_such_figure()
    return merger_page(found, viewer=viewer, owner=found.owner, on=on) or no_such_figure()


def _entry(code: str, on: date, part: str = "") -> str:
    address = with_day(reverse("apps_catalog:detail", args=[code]), on)
    return f"{address}#{part}" if part else address
