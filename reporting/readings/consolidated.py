"""What goes into the plan's report to its superior: sums of the units' figures, their words with their names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from common import clock
from common.actors import Actor
from common.decisions import Decision
from common.formats import dmy
from organizations.models import Committee, Unit
from reporting.layouts.consolidated import Paper
from reporting.models import SECTIONS, ConsolidatedReport, Period, Report, ReportForm
from reporting.models.definition import definition_of
from reporting.policies import requests as policies
from reporting.readings.figures_told import change_told, number_told, told
from reporting.readings.indicator_list import against_plan, sum_named
from reporting.readings.report_form import NARRATIVE_LABELS
from reporting.readings.sums import years_of
from reporting.sources.completeness import totals_of
from reporting.sources.period_words import name_of
from reporting.sources.senders import Senders, columns_from

# Section of the paper -> name of the prose in a unit's report.
PROSE = {"results": "results", "difficulties": "difficulties", "next_steps": "next", "proposals": "proposals"}


@dataclass(frozen=True)
class Source:
    name: str
    text: str
    url: str


@dataclass(frozen=True)
class SectionSources:
    """What units wrote, beside the text that was made of it."""

    name: str
    label: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class ConsolidatedPage:
    report: ConsolidatedReport
    period_name: str
    figures: tuple[Mapping[str, str], ...]
    sections: tuple[SectionSources, ...]
    expected: int
    complete: int
    new_sources: int  # units that wrote or changed something since
    is_late: bool
    may: Mapping[str, Decision]


@dataclass(frozen=True)
class ConsolidatedRow:
    form_name: str
    period_name: str
    state_label: str
    key: str
    due_on: date
    number: str
    sent_on: date | None
    is_late: bool
    url: str


def sources_of(form: ReportForm, period: Period, *, viewer: Actor) -> list[dict[str, Any]]:
    """Words of the reports that count, in official order of the units: one statement."""
    rows = Report.objects.visible_to(viewer).counted().filter(form=form, period=period)
    rows = rows.select_related("unit").order_by("unit__position", "unit__name_order")
    found = []
    for row in rows:
        words = {name: row.narrative.get(prose, "") for name, prose in PROSE.items()}
        if any(words.values()):
            found.append({"code": row.unit.code, "name": row.unit.name, "version": row.version, **words})
    return found


def figures_of(form: ReportForm, period: Period, *, on: date) -> list[dict[str, str]]:
    """The rows of the paper's table, in words: sums of numerators and denominators, never means of percentages."""
    known = definition_of(form)
    years = years_of(known, period, on=on)
    rows = []
    for number, field in enumerate(known.fields, start=1):
        indicator, wording, year = field.indicator, field.wording(period.data_to), years[field.indicator.pk]
        rows.append(
            {
                "no": str(number),
                "code": field.code,
                "name": wording.name,
                "unit": wording.unit,
                "planned": "–" if year.planned is None else number_told(indicator, year.planned),
                "now": told(indicator, year.now),
                "year_to_date": told(indicator, year.year_to_date),
                "year_before": change_told(indicator, year.now, year.year_before) or "–",
                "against_plan": against_plan(indicator, year) or "–",
            }
        )
    return rows


def consolidated_page(report: ConsolidatedReport, *, viewer: Actor) -> ConsolidatedPage:
    """At most nine statements."""
    form, period, today = report.form, report.period, clock.today()
    senders = Senders.of(form)
    columns = columns_from(senders.definition, [period], today)
    tally = totals_of(columns, senders, on=today).all
    now = sources_of(form, period, viewer=viewer) if report.is_draft else report.sources
    known = {source["code"]: source["version"] for source in report.sources}
    figures = report.figures or figures_of(form, period, on=today)
    return ConsolidatedPage(
        report=report,
        period_name=name_of(period),
        figures=tuple(figures),
        sections=tuple(_section(name, now, report) for name in SECTIONS),
        expected=tally.expected,
        complete=tally.complete + tally.early,
        new_sources=sum(known.get(source["code"]) != source["version"] for source in now),
        is_late=report.sent_on is None and report.due_on < today,
        may={
            "edit": policies.may_edit_consolidated(viewer, report),
            "sign": policies.may_sign(viewer, report),
            "send": policies.may_send(viewer, report),
        },
    )


def _section(name: str, sources: Sequence[Mapping[str, Any]], report: ConsolidatedReport) -> SectionSources:
    told_by = tuple(
        Source(
            each["name"],
            each[name],
            reverse("reporting:report", args=[report.form.code, report.period.code, each["code"]]),
        )
        for each in sources
        if each.get(name)
    )
    return SectionSources(name, str(NARRATIVE_LABELS[PROSE[name]]), told_by)


def consolidated_rows(*, viewer: Actor, on: date) -> tuple[ConsolidatedRow, ...]:
    rows = ConsolidatedReport.objects.visible_to(viewer).known(on).select_related("form", "period")
    keys = {"draft": "track", "signed": "wait", "sent": "done"}
    return tuple(
        ConsolidatedRow(
            form_name=row.form.name_vi,
            period_name=name_of(row.period),
            state_label=row.get_state_display(),
            key=keys[row.state],
            due_on=row.due_on,
            number=row.number,
            sent_on=row.sent_on,
            is_late=(row.sent_on or on) > row.due_on,
            url=reverse("reporting:consolidated-one", args=[row.pk]),
        )
        for row in rows.order_by("-period__data_to", "-pk")[:60]
    )


@dataclass(frozen=True)
class ToBegin:
    form_code: str
    form_name: str
    period_code: str
    period_name: str


def to_begin(form: ReportForm | None, *, viewer: Actor, on: date) -> ToBegin | None:
    """The last period cut off for which no report was begun."""
    if form is None:
        return None
    known = definition_of(form)
    closed = [each for each in known.periods.values() if each.data_to <= on]
    last = max(closed, key=lambda each: each.data_to, default=None)
    begun = ConsolidatedReport.objects.visible_to(viewer).filter(form=form, period=last)
    if last is None or begun.exists():
        return None
    return ToBegin(form.code, form.name_vi, last.code, name_of(last))


def paper_of(report: ConsolidatedReport, *, on: date) -> Paper:
    """The paper of a signed report holds what was signed; a draft's what stands now, and says that it is a draft."""
    form, period, owner = report.form, report.period, report.owner
    committee = Committee.objects.filter(owner=owner).order_by("-valid_from").first()
    day = report.signed_on or on
    rows = report.figures or figures_of(form, period, on=on)
    return Paper(
        superior=owner.parent.name if owner.parent is not None else "",
        issuer=f"Ủy ban nhân dân {_lowered(owner)}",
        number=report.number,
        place_and_day=f"{_place(owner)}, ngày {day:%d} tháng {day:%m} năm {day.year}",
        title=f"{form.name_vi}, {name_of(period).lower()}",
        to_name=report.to_name,
        span=f"Số liệu từ ngày {dmy(period.data_from)} đến ngày {dmy(period.data_to)}.",
        figures=tuple(tuple(row[name] for name in COLUMNS) for row in rows),
        sections=tuple(getattr(report, name) for name in SECTIONS),
        receivers=(f"- {report.to_name};", f"- {committee.short_name};" if committee else "", "- Lưu: VT."),
        signer_post=report.signer_post,
        is_draft=report.is_draft,
        day=day,
        references=tuple((row["no"], _reference(report, row["code"], day)) for row in rows),
    )


COLUMNS = ("no", "name", "unit", "planned", "now", "year_to_date", "year_before", "against_plan")


def _reference(report: ConsolidatedReport, code: str, on: date) -> str:
    return sum_named(code, report.form.code, report.period.code, on).reference


def _lowered(owner: Unit) -> str:
    return owner.name[:1].lower() + owner.name[1:]


def _place(owner: Unit) -> str:
    """The name without the word for its level, as papers write where they were made."""
    return owner.short_name.split(" ", 1)[-1]
