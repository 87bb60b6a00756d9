"""What other floors say of each application, as rows of the exported sheet: projects, and conclusion items about it."""

from datetime import date

from django.utils.translation import gettext as _

from apps_catalog.models import SteeringLink
from common.actors import Actor
from dashboards.readings.application_list import ApplicationList

Row = tuple[str, str, str, str]  # application, kind, number or code, words


def linked_rows(found: ApplicationList, *, viewer: Actor, on: date) -> list[Row]:
    """In the order of the catalogue: projects, then items; one statement."""
    told = {
        line.facts.id: [(_("project"), each.code, each.name) for each in line.projects]
        for line in found.lines
    }
    links = SteeringLink.objects.visible_to(viewer).known(on).select_related("item__directive")
    ordered = links.filter(application__in=told).order_by("item__directive__issued_on", "item__no")
    for link in ordered:
        item = link.item
        number = f"{item.directive.number}, {item.no}"
        told[link.application_id].append((_("conclusion item"), number, item.gist or item.text))
    return [(line.facts.code, *row) for line in found.lines for row in told[line.facts.id]]
