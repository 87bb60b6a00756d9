"""Where the search looks: one query per noun, each beginning at what the viewer may see and was known on the day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from apps_catalog.models import Application
from common.actors import Actor
from common.formats import dmy
from common.text import search_key
from dashboards.readings.search_files import files_found
from directives.models import Directive, DirectiveItem
from documents.models import Attachment
from meetings.models import Meeting
from organizations.models import Unit, UnitSuccession
from projects.models import Project, Target
from reporting.models import Proposal, Report

LATEST = "-pk"


@dataclass(frozen=True)
class Hit:
    title: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class Source:
    """`found(viewer, words, on)` answers the rows in order of rank; `hit` draws one without asking the database."""

    key: str
    label: str | Promise
    icon: str
    found: Callable[[Actor, str, date], QuerySet[Any]]
    hit: Callable[[Any], Hit]


def ranked(rows: QuerySet[Any], words: str, *order: str, column: str = "search_text") -> QuerySet[Any]:
    """First what begins with the words (a number, a code, a name), then the words as one phrase, then in any order."""
    key = search_key(words)
    rank = Case(
        When(**{f"{column}__startswith": key}, then=Value(0)),
        When(**{f"{column}__contains": key}, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return rows.order_by(rank, *order)


def _items(viewer: Actor, words: str, on: date) -> QuerySet[Any]:
    """By its own words, or by the number of its paper."""
    seen = DirectiveItem.objects.visible_to(viewer).issued(on)
    for word in search_key(words).split():
        seen = seen.filter(Q(search_text__contains=word) | Q(directive__search_text__contains=word))
    return ranked(seen, words, "-directive__issued_on", "directive_id", "no").select_related("directive")


def _item(item: DirectiveItem) -> Hit:
    told = gettext("Item %(no)s · %(paper)s") % {"no": item.no, "paper": item.directive.number}
    return Hit(item.gist or item.heading or item.text, reverse("directives:item", args=[item.pk]), told)


def _papers(viewer: Actor, words: str, on: date) -> QuerySet[Any]:
    seen = Directive.objects.visible_to(viewer).filter(issue_known_on__lte=on).matching(words)
    return ranked(seen, words, "-issued_on", LATEST)


def _paper(paper: Directive) -> Hit:
    parts = (paper.number, paper.issuer_name, dmy(paper.issued_on) if paper.issued_on else "")
    return Hit(paper.title, reverse("directives:detail", args=[paper.pk]), _joined(*parts))


def _meetings(viewer: Actor, words: str, on: date) -> QuerySet[Any]:
    return ranked(Meeting.objects.visible_to(viewer).known(on).matching(words), words, "-held_on", LATEST)


def _meeting(meeting: Meeting) -> Hit:
    return Hit(
        meeting.title,
        reverse("meetings:detail", args=[meeting.pk]),
        _joined(dmy(meeting.held_on), meeting.place),
    )


def _projects(viewer: Actor, words: str, on: date) -> QuerySet[Any]:
    return ranked(Project.objects.visible_to(viewer).known(on).matching(words), words, "code")


def _project(project: Project) -> Hit:
    return Hit(project.name, reverse("projects:detail", args=[project.code]), project.code)


def _targets(viewer: Actor, words: str, on: date) -> QuerySet[Any]:
    return ranked(Target.objects.visible_to(viewer).standing(on).matching(words), words, "code")


def _target(target: Target) -> Hit:
    return Hit(target.name, reverse("projects:target", args=[target.scheme_id, target.code]), target.code)


def _applications(viewer: Actor, words: str, on: date) -> QuerySet[Any]:
    seen = Application.objects.visible_to(viewer).filter(known_on__lte=on).matching(words)
    return ranked(seen, words, "name_order")


def _application(application: Application) -> Hit:
    told = _joined(application.code, application.vendor, application.get_lifecycle_display())
    return Hit(application.name, reverse("apps_catalog:detail", args=[application.code]), told)


def _units(viewer: Actor, words: str, on: date) -> QuerySet[Any]:
    """Closed units too, and who followed them: people go on looking for the old names."""
    seen = Unit.objects.visible_to(viewer).filter(valid_from__lte=on)
    named = seen.matching(words).order_by().values("pk")
    followed = UnitSuccession.objects.filter(effective_on__lte=on, predecessor__in=named)
    heirs = followed.order_by().values("successor")
    before = followed.filter(successor=OuterRef("pk")).order_by("pk").values("predecessor__short_name")[:1]
    rows = ranked(seen.filter(Q(pk__in=named) | Q(pk__in=heirs)), words, "position", "name_order")
    return rows.select_related("parent").annotate(followed=Subquery(before))


def _unit(unit: Any) -> Hit:
    """With `followed`, the old name it was found by."""
    ended = gettext("until %(day)s") % {"day": dmy(unit.valid_to)} if unit.valid_to else ""
    parent = unit.parent.short_name if unit.parent else ""
    before = gettext("followed %(name)s") % {"name": unit.followed} if unit.followed else ""
    told = _joined(parent, unit.code, before, ended)
    return Hit(unit.name, reverse("organizations:unit", args=[unit.code]), told)


def _reports(viewer: Actor, words: str, on: date) -> QuerySet[Any]:
    """By unit, form or period: "giang biên 2023-M09"."""
    seen = Report.objects.visible_to(viewer).known(on)
    for word in search_key(words).split():
        named = Q(form__name_vi__icontains=word) | Q(form__code__icontains=word)
        seen = seen.filter(Q(unit__search_text__contains=word) | Q(period__code__icontains=word) | named)
    related = ("unit", "form", "period")
    return ranked(seen, words, "-period__data_to", LATEST, column="unit__search_text").select_related(
        *related
    )


def _report(report: Report) -> Hit:
    place = [report.form.code, report.period.code, report.unit.code]
    told = _joined(report.unit.name, report.period.code, report.get_state_display())
    return Hit(report.form.name_vi, reverse("reporting:report", args=place), told)


def _proposals(viewer: Actor, words: str, on: date) -> QuerySet[Any]:
    seen = Proposal.objects.visible_to(viewer).known(on).matching(words)
    return ranked(seen, words, "-known_on", LATEST).select_related("unit")


def _proposal(proposal: Proposal) -> Hit:
    told = _joined(proposal.unit.name, dmy(proposal.known_on))
    return Hit(proposal.text, reverse("reporting:proposal", args=[proposal.pk]), told)


def _file(file: Attachment) -> Hit:
    told = _joined(file.get_media_display(), dmy(file.known_on))
    return Hit(file.file_name, reverse("dashboards:found-file", args=[file.pk]), told)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


SOURCES = (
    Source("items", _("Items"), "list-details", _items, _item),
    Source("papers", _("Papers and notices"), "gavel", _papers, _paper),
    Source("meetings", _("Committee meetings"), "calendar-event", _meetings, _meeting),
    Source("projects", _("Projects"), "clipboard-list", _projects, _project),
    Source("targets", _("Goals and targets"), "target-arrow", _targets, _target),
    Source("applications", _("Catalogue of applications"), "apps", _applications, _application),
    Source("units", _("Bodies and units"), "building-community", _units, _unit),
    Source("reports", _("Reports of units"), "clipboard-text", _reports, _report),
    Source("proposals", _("Proposals of units"), "message-2", _proposals, _proposal),
    Source("files", _("Files and the text in them"), "file-description", files_found, _file),
)
