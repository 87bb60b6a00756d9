"""What the portal knew of a project after each change, append-only: a past day's page reads the revision of that day."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField
from common.models import RecordedFact
from projects.models.project import Project, ProjectFacts


class ProjectRevisionQuerySet(models.QuerySet["ProjectRevision"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(project__owner_id__in=actor.home_ids)

    def current(self, on: date) -> Self:
        """The last revision of each project that was known on the day."""
        known = ProjectRevision.objects.filter(project=OuterRef("project"), known_on__lte=on)
        return self.filter(pk=Subquery(known.order_by("-number").values("pk")[:1]))


class ProjectRevision(RecordedFact, ProjectFacts):
    project = models.ForeignKey(Project, models.PROTECT, related_name="revisions", verbose_name=_("project"))
    number = models.PositiveIntegerField(_("no."))
    reason = LineField(_("reason of the change"), max_length=300, blank=True)

    objects = ProjectRevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision of a project")
        verbose_name_plural = _("revisions of projects")
        ordering = ("project", "number")
        constraints = [models.UniqueConstraint(fields=("project", "number"), name="project_revision_once")]
        indexes = [models.Index(fields=("project", "known_on", "-number"), name="project_revision_by_day")]

    def __str__(self) -> str:
        return f"{self.project_id} v{self.number}"
