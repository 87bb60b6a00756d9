"""What a project answers to and delivers: targets, conclusion items that steer it, applications.

A link that no longer holds is dropped on a day, never deleted: the page of a past day still shows it.
"""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps_catalog.models import Application
from common.actors import Actor
from common.fields import LineField
from common.models import RecordedFact
from directives.models import DirectiveItem
from projects.models.project import Project


class LinkQuerySet(models.QuerySet["Link"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(project__owner_id__in=actor.home_ids)

    def held(self, on: date) -> Self:
        """Links that stood on the day."""
        return self.filter(known_on__lte=on).filter(
            Q(dropped_known_on__isnull=True) | Q(dropped_known_on__gt=on)
        )


class Link(RecordedFact):
    dropped_known_on = models.DateField(null=True, editable=False)
    dropped_by = LineField(max_length=200, blank=True, editable=False)

    objects = LinkQuerySet.as_manager()

    class Meta:
        abstract = True


def _once(thing: str) -> list[models.BaseConstraint]:
    return [
        models.UniqueConstraint(
            fields=("project", thing),
            condition=Q(dropped_known_on__isnull=True),
            name=f"project_names_a_{thing}_once",
        ),
        models.CheckConstraint(
            condition=Q(dropped_known_on__isnull=True, dropped_by="")
            | (Q(dropped_known_on__isnull=False) & ~Q(dropped_by="")),
            name=f"dropped_{thing}_has_day_and_person",
        ),
    ]


class ProjectTarget(Link):
    project = models.ForeignKey(
        Project, models.PROTECT, related_name="target_links", verbose_name=_("project")
    )
    target = models.ForeignKey(
        "projects.Target", models.PROTECT, related_name="project_links", verbose_name=_("target")
    )

    class Meta:
        verbose_name = _("target of a project")
        verbose_name_plural = _("targets of projects")
        ordering = ("pk",)
        constraints = _once("target")

    def __str__(self) -> str:
        return f"{self.project_id} -> {self.target_id}"


class ProjectItem(Link):
    project = models.ForeignKey(Project, models.PROTECT, related_name="item_links", verbose_name=_("project"))
    item = models.ForeignKey(
        DirectiveItem, models.PROTECT, related_name="+", verbose_name=_("item that steers it")
    )

    class Meta:
        verbose_name = _("item that steers a project")
        verbose_name_plural = _("items that steer projects")
        ordering = ("pk",)
        constraints = _once("item")

    def __str__(self) -> str:
        return f"{self.project_id} -> {self.item_id}"


class ProjectApplication(Link):
    project = models.ForeignKey(
        Project, models.PROTECT, related_name="application_links", verbose_name=_("project")
    )
    application = models.ForeignKey(
        Application, models.PROTECT, related_name="+", verbose_name=_("application delivered")
    )

    class Meta:
        verbose_name = _("application of a project")
        verbose_name_plural = _("applications of projects")
        ordering = ("pk",)
        constraints = _once("application")

    def __str__(self) -> str:
        return f"{self.project_id} -> {self.application_id}"
