"""Which projects deliver an application, as known on a day: what floors above print beside the application."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from common.actors import Actor
from common.days import with_day
from projects.models import ProjectApplication, ProjectItem
from projects.readings.project_lines import ProjectLine, project_line
from projects.readings.project_rows import known_projects, project_rows


@dataclass(frozen=True)
class Delivery:
    """`name` is what the project was called on the day."""

    code: str
    name: str
    lead: str
    url: str


def deliveries(*, viewer: Actor, on: date) -> dict[int, tuple[Delivery, ...]]:
    """Application id -> its projects, in the order of their codes; one statement, one more where there are any."""
    links: dict[int, list[int]] = defaultdict(list)
    held = ProjectApplication.objects.visible_to(viewer).held(on).order_by("project__code", "pk")
    for application, project in held.values_list("application_id", "project_id"):
        links[application].append(project)
    if not links:
        return {}
    known = {
        row.project_id: Delivery(
            code=row.project.code,
            name=row.name,
            lead=row.lead.short_name or row.lead.name,
            url=with_day(reverse("projects:detail", args=[row.project.code]), on),
        )
        for row in known_projects(viewer, on).filter(
            project__in={pk for each in links.values() for pk in each}
        )
    }
    return {key: tuple(known[pk] for pk in found if pk in known) for key, found in links.items()}


def delivering(application_id: int, *, viewer: Actor, on: date) -> tuple[ProjectLine, ...]:
    """The projects of one application with how they stand; eight statements, one where there are none."""
    held = ProjectApplication.objects.visible_to(viewer).held(on).filter(application=application_id)
    return _lines(held.values_list("project_id", flat=True), viewer, on)


def steered_by(item_ids: Iterable[int], *, viewer: Actor, on: date) -> tuple[ProjectLine, ...]:
    """The projects that conclusion items steer, with how they stand."""
    held = ProjectItem.objects.visible_to(viewer).held(on).filter(item__in=list(item_ids))
    return _lines(held.values_list("project_id", flat=True), viewer, on)


def _lines(project_ids: Iterable[int], viewer: Actor, on: date) -> tuple[ProjectLine, ...]:
    wanted = set(project_ids)
    if not wanted:
        return ()
    revisions = known_projects(viewer, on).filter(project__in=wanted).order_by("project__code")
    return tuple(project_line(row) for row in project_rows(revisions, on=on))
