"""An application, and a merger of some, with what other floors say of it: projects, and how they stand."""

from dataclasses import dataclass
from datetime import date

from apps_catalog.models import Consolidation
from apps_catalog.readings.application_page import ApplicationPage, application_page
from apps_catalog.readings.merger_page import MergerPage, merger_page
from common.actors import Actor
from common.decisions import Decision
from projects.policies.projects import may_create
from projects.readings.deliveries import delivering, steered_by
from projects.readings.project_lines import ProjectLine


@dataclass(frozen=True)
class ApplicationDossier:
    page: ApplicationPage
    projects: tuple[ProjectLine, ...]


def application_dossier(code: str, *, viewer: Actor, on: date) -> ApplicationDossier | None:
    """None where the viewer sees no such application, or it was not known on the day."""
    page = application_page(code, viewer=viewer, on=on)
    if page is None:
        return None
    return ApplicationDossier(page, delivering(page.facts.id, viewer=viewer, on=on))


@dataclass(frozen=True)
class MergerDossier:
    page: MergerPage
    projects: tuple[ProjectLine, ...]
    may_plan: Decision | None  # None while no meeting has agreed


def merger_dossier(merger: Consolidation, *, viewer: Actor, on: date) -> MergerDossier | None:
    """None when it was not known on the day."""
    page = merger_page(merger, viewer=viewer, owner=merger.owner, on=on)
    if page is None:
        return None
    items = [row.id for row in page.items]
    projects = steered_by(items, viewer=viewer, on=on) if items else ()
    agreed = may_create(viewer, merger.owner_id) if page.row.is_agreed else None
    return MergerDossier(page, projects, agreed)
