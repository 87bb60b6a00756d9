"""What a project's fields are chosen from where it is no noun with visibility of its own."""

from datetime import date

from django.db.models import QuerySet

from common.actors import Actor
from organizations.models import Post, Unit
from organizations.models.validity import in_force
from projects.models import LegalRegime, Project, ProjectApplication, ProjectItem, ProjectTarget


def legal_regimes() -> QuerySet[LegalRegime]:
    """Laws are everybody's: one table for the installation, the newest first."""
    return LegalRegime.objects.order_by("-valid_from", "code")


def posts_in_force(viewer: Actor, owner_id: int | None, on: date) -> QuerySet[Post]:
    units = Unit.objects.visible_to(viewer).filter(home=owner_id).order_by().values("pk")
    return Post.objects.filter(in_force(on), unit__in=units).order_by("unit__position", "title")


def linked(project: Project, on: date) -> dict[str, list[int]]:
    """Keys of what the project is linked to on the day, by the name of the form's field."""
    kinds = (("target", ProjectTarget), ("item", ProjectItem), ("application", ProjectApplication))
    return {
        f"{name}s": list(kind.objects.held(on).filter(project=project).values_list(f"{name}_id", flat=True))
        for name, kind in kinds
    }
