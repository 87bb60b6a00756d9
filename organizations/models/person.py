"""People, posts and the roles in force. Work belongs to units and posts, never to a person alone."""

from datetime import date
from typing import Self

from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin, UserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.fields import LineField, SearchKeyField, SortKeyField
from common.text import person_sort_key
from organizations.models.unit import Unit
from organizations.models.validity import DatedRow, in_force, ordered_period
from organizations.permissions import ROLE_CHOICES, Permission, plan_ids


class PersonOrderField(SortKeyField):
    """People are ordered by given name, the last word."""

    def derive(self, values: list[str]) -> str:
        return person_sort_key(values[0]).encode().hex()


class UserQuerySet(models.QuerySet["User"]):
    def visible_to(self, actor: Actor) -> Self:
        """Accounts of people who hold or held a role in the plans whose accounts the actor keeps; never a program's."""
        people = self.filter(is_program=False)
        if actor.is_system:
            return people
        return people.filter(pk__in=RoleAssignment.objects.visible_to(actor).values("user_id"))


class People(UserManager["User"]):
    use_in_migrations = False

    def get_queryset(self) -> UserQuerySet:
        return UserQuerySet(self.model, using=self._db)

    def visible_to(self, actor: Actor) -> UserQuerySet:
        return self.get_queryset().visible_to(actor)


class User(AbstractBaseUser, PermissionsMixin):
    """One official identity: name, title, office e-mail and phone; nothing private (Law 91/2025 on personal data)."""

    username = models.CharField(_("user name"), max_length=150, unique=True)
    full_name = LineField(_("full name"), max_length=150)
    title = LineField(_("title"), max_length=200, blank=True)
    email = models.EmailField(_("office e-mail"), blank=True)
    phone = models.CharField(_("office phone"), max_length=30, blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(_("may open the reference data pages"), default=False)
    is_demonstration = models.BooleanField(default=False, editable=False)
    is_program = models.BooleanField(
        default=False, editable=False, help_text="Stands behind a key; never signs in."
    )
    date_joined = models.DateTimeField(default=clock.wall, editable=False)
    search_text = SearchKeyField(sources=("full_name", "title", "username"))
    name_order = PersonOrderField(sources=("full_name",))

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    objects = People()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ("name_order", "username")

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name.split()[-1] if self.full_name else self.username


class Post(DatedRow):
    """A position in a unit: what a paper names and what outlives its holder."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts", verbose_name=_("unit"))
    title = LineField(_("title"), max_length=200)
    is_leader = models.BooleanField(_("may direct items"), default=False)

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ("unit", "title")
        constraints = [
            ordered_period("post_period_is_ordered"),
            models.UniqueConstraint(
                fields=("unit", "title", "valid_from"), name="post_once_per_unit_and_day"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class RoleAssignmentQuerySet(models.QuerySet["RoleAssignment"]):
    def in_force(self, on: date) -> Self:
        return self.filter(in_force(on))

    def visible_to(self, actor: Actor) -> Self:
        """Roles in the plans whose accounts the actor keeps."""
        if actor.is_system:
            return self
        return self.filter(unit__home_id__in=plan_ids(actor, Permission.MANAGE_ACCOUNTS))


class RoleAssignment(DatedRow):
    """A role of code held by a person at a unit in a period; rights are always today's."""

    user = models.ForeignKey(User, models.CASCADE, related_name="role_assignments", verbose_name=_("person"))
    post = models.ForeignKey(
        Post, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("post")
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="role_assignments", verbose_name=_("unit"))
    role = models.CharField(_("role"), max_length=20, choices=ROLE_CHOICES)

    objects = RoleAssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("role assignment")
        verbose_name_plural = _("role assignments")
        ordering = ("-valid_from", "pk")
        constraints = [
            ordered_period("role_period_is_ordered"),
            models.UniqueConstraint(fields=("user", "unit", "role", "valid_from"), name="role_once_per_day"),
        ]

    def __str__(self) -> str:
        return f"{self.user} - {self.get_role_display()} - {self.unit}"
