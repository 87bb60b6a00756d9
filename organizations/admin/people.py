from datetime import date
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from organizations.actions import posts, role_assignments, users
from organizations.admin.reference import ReferenceAdmin, people_of
from organizations.models import Post, RoleAssignment, User
from organizations.permissions import Permission


@admin.register(User)
class UserAdmin(ReferenceAdmin):
    """Without a password: each person sets his own, by a one-time link from the page of the account."""

    right = Permission.MANAGE_ACCOUNTS
    fixed = ("username",)
    list_display = ("full_name", "title", "username", "is_active")
    list_filter = ("is_active",)
    search_fields = ("search_text",)

    def get_fields(self, request: Any, obj: Any = None) -> tuple[str, ...]:
        always = ("username", "full_name", "title", "email", "phone")
        return always if obj is None else (*always, "is_active")

    def scope(self, plans: frozenset[int]) -> Q:
        return Q(pk__in=people_of(plans).values("pk"))

    def create(self, by: Actor, values: dict[str, Any]) -> User:
        return users.create(by=by, **values)

    def change(self, by: Actor, row: User, values: dict[str, Any]) -> User:
        return users.change(by=by, user=row, **values)


@admin.register(Post)
class PostAdmin(ReferenceAdmin):
    fixed = ("unit", "valid_from")
    fields = ("unit", "title", "is_leader", "valid_from", "valid_to")
    list_display = ("title", "unit", "is_leader", "valid_from", "valid_to")
    list_select_related = ("unit",)
    search_fields = ("unit__search_text",)

    def create(self, by: Actor, values: dict[str, Any]) -> Post:
        return posts.create(by=by, **values)

    def change(self, by: Actor, row: Post, values: dict[str, Any]) -> Post:
        return posts.correct(by=by, post=row, **values)


@admin.register(RoleAssignment)
class RoleAssignmentAdmin(ReferenceAdmin):
    """A role that was given only ends; another role is another row."""

    right = Permission.MANAGE_ACCOUNTS
    fixed = ("user", "unit", "role", "post", "valid_from")
    fields = (*fixed, "valid_to")
    list_display = ("user", "role", "unit", "valid_from", "valid_to")
    list_select_related = ("user", "unit")
    list_filter = ("role",)
    search_fields = ("user__search_text", "unit__search_text")

    def create(self, by: Actor, values: dict[str, Any]) -> RoleAssignment:
        return role_assignments.assign(by=by, **values)

    def change(self, by: Actor, row: RoleAssignment, values: dict[str, Any]) -> RoleAssignment:
        last_day: date | None = values["valid_to"]
        if last_day is None:
            raise forms.ValidationError({"valid_to": _("Enter the last day of the role.")})
        return role_assignments.end(by=by, assignment=row, last_day=last_day)
