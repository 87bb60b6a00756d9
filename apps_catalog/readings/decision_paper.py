"""The decision paper: what the meeting is asked to agree to, scenario by scenario, in Word and in Vietnamese."""

from collections.abc import Sequence
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from docx.document import Document as WordDocument

from apps_catalog.readings.merger_page import Picture, StopLine
from apps_catalog.readings.mergers import MergerRow
from common.formats import dmy, number
from documents.layouts import word
from organizations.models import Committee, Unit, profile
from organizations.models.validity import in_force

Entry = tuple[MergerRow, Picture]


def decision_paper(entries: Sequence[Entry], *, owner: Unit, on: date) -> bytes:
    """Number and signature are left open: they are the office's. The same scenarios on the same day are the same bytes."""
    with translation.override("vi"):
        paper = word.sheet(_("Scenarios of merging shared applications"), on)
        _heading(paper, owner, on)
        _opening(paper, entries, on)
        for place, entry in enumerate(entries, start=1):
            _scenario(paper, place, *entry)
        _request(paper, entries)
        word.foot(
            paper,
            receivers=[f"- {_('The committee')};", f"- {_('Units concerned')};", f"- {_('Filed: office')}."],
            receivers_label=_("Receivers:"),
            signed=[_("BY ORDER OF THE CHAIR"), _("HEAD OF OFFICE")],
        )
        return word.packed(paper)


def _heading(paper: WordDocument, owner: Unit, on: date) -> None:
    """The committee's standing office submits where it is an office of the State; else the plan's own unit does."""
    office = (
        Committee.objects.filter(in_force(on), owner=owner, office__bloc=Unit.Bloc.GOVERNMENT)
        .order_by("pk")
        .values_list("office__name", flat=True)
        .first()
    )
    above = owner.parent.name if owner.parent else ""
    place = _("%(place)s, day %(day)s month %(month)s year %(year)s") % {
        "place": _bare(owner),
        "day": f"{on.day:02}",
        "month": f"{on.month:02}" if on.month < 3 else str(on.month),
        "year": on.year,
    }
    word.national_heading(
        paper,
        superior=owner.name if office else above,
        issuer=office or owner.name,
        number=_("No.:        /TTr"),
        place_and_day=place,
    )
    word.centred(paper, _("SUBMISSION"), before=18)
    word.centred(paper, _("On merging shared applications"))


def _bare(owner: Unit) -> str:
    """A paper's place goes without the level: "Long Biên"."""
    level = f"{profile().own_level} "
    name = owner.short_name
    return name[len(level) :] if name.casefold().startswith(level.casefold()) else name


def _opening(paper: WordDocument, entries: Sequence[Entry], on: date) -> None:
    retired = sum(len(row.retire) for row, _picture in entries)
    saved = sum(picture.merge.full_year_vnd for _row, picture in entries)
    word.prose(
        paper,
        ngettext(
            "From the catalogue as of %(day)s the office submits %(count)s scenario, by which %(retired)s applications "
            "are retired; in a full year it saves %(saved)s dong.",
            "From the catalogue as of %(day)s the office submits %(count)s scenarios, by which %(retired)s applications "
            "are retired; in a full year they save %(saved)s dong.",
            len(entries),
        )
        % {"day": dmy(on), "count": f"{len(entries):02}", "retired": f"{retired:02}", "saved": vnd(saved)},
    )
    if any(row.is_illustrative for row, _picture in entries):
        word.prose(paper, _("Illustrative data"), italic=True)


def _scenario(paper: WordDocument, place: int, row: MergerRow, picture: Picture) -> None:
    word.prose(paper, f"{place}. {row.title} ({row.code})", bold=True)
    word.prose(
        paper,
        _("Keep: %(kept)s. Retire: %(retired)s. Moved by: %(day)s.")
        % {
            "kept": picture.keep.name,
            "retired": "; ".join(line.app.name for line in picture.stops),
            "day": dmy(row.terms.cutover_on),
        },
    )
    if row.reason:
        word.prose(paper, row.reason)
    _effects(paper, picture)
    word.prose(paper, _("Contracts of the retired applications:"))
    word.grid(
        paper,
        (_("Application"), _("A year (dong)"), _("Contract ends"), _("Stops on"), _("Note")),
        [_stop(line) for line in picture.stops],
        (48, 32, 26, 26, 33),
        numeric=(1,),
    )
    word.prose(paper, _("Saving by year (dong):"))
    word.grid(
        paper,
        (_("Year"), _("Avoided"), _("Kept one costs more"), _("Once"), _("Net"), _("So far")),
        [
            (
                str(line.year.year),
                vnd(line.year.avoided_vnd),
                vnd(line.year.added_vnd),
                vnd(line.year.once_vnd),
                vnd(line.year.net_vnd),
                vnd(line.year.so_far_vnd),
            )
            for line in picture.years
        ],
        (15, 30, 30, 30, 30, 30),
        numeric=range(1, 6),
    )


def _effects(paper: WordDocument, picture: Picture) -> None:
    merge = picture.merge
    word.prose(
        paper,
        _(
            "Units affected: %(units)s, of which %(new)s do not use the kept one yet: %(names)s. Functions covered: "
            "%(covered)s of %(all)s. Work of moving: %(days)s working days (%(cost)s dong)."
        )
        % {
            "units": f"{merge.unit_count:02}",
            "new": f"{merge.work.units:02}",
            "names": ", ".join(line.unit.short_name for line in picture.units) or "–",
            "covered": len(picture.covered),
            "all": picture.function_count,
            "days": merge.work.days,
            "cost": vnd(merge.work.cost_vnd),
        },
    )
    lost = "; ".join(line.name for line in picture.lost)
    word.prose(
        paper, _("Functions lost: %(names)s.") % {"names": lost} if lost else _("No function is lost.")
    )
    if picture.new_data:
        word.prose(paper, _("Data to be carried over: %(names)s.") % {"names": "; ".join(picture.new_data)})
    if picture.costs_missing:
        names = "; ".join(app.name for app in picture.costs_missing)
        word.prose(paper, _("Yearly cost not stated, counted as nothing: %(names)s.") % {"names": names})


def _stop(line: StopLine) -> tuple[str, ...]:
    stop, note = line.stop, ""
    if stop.gap_days:
        note = ngettext(
            "%(count)s day without a contract", "%(count)s days without a contract", stop.gap_days
        ) % {"count": stop.gap_days}
    elif stop.waits:
        note = ngettext("paid %(count)s month on", "paid %(count)s months on", stop.waits) % {
            "count": stop.waits
        }
    yearly = _("not stated") if stop.yearly_vnd is None else vnd(stop.yearly_vnd)
    return line.app.name, yearly, dmy(stop.contract_end) or "–", dmy(stop.stops_on), note


def _request(paper: WordDocument, entries: Sequence[Entry]) -> None:
    word.prose(paper, _("Submitted to the committee for its decision:"), bold=True)
    for row, picture in entries:
        told = {"code": row.code, "title": row.title, "unit": picture.keep.owner_unit.name}
        word.prose(paper, "- " + _("Agree to scenario %(code)s, %(title)s; %(unit)s takes the lead.") % told)
    word.prose(paper, _("Respectfully submitted for consideration and decision./."))


def vnd(amount: int) -> str:
    """Every digit, with dots."""
    return number(amount, 0, "vi")
