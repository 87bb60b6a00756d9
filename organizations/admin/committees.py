from typing import Any

from django.contrib import admin

from common.actors import Actor
from organizations.actions import committees
from organizations.admin.reference import ReferenceAdmin
from organizations.models import Committee, CommitteeMembership, Term


@admin.register(Committee)
class CommitteeAdmin(ReferenceAdmin):
    home = "owner_id"
    fixed = ("code", "owner", "valid_from")
    list_display = ("name", "symbol", "layout", "owner", "valid_from", "valid_to")
    list_select_related = ("owner",)

    def get_fields(self, request: Any, obj: Any = None) -> tuple[str, ...]:
        always = (
            "code",
            "name",
            "short_name",
            "symbol",
            "layout",
            "owner",
            "office",
            "valid_from",
            "valid_to",
        )
        return always if obj is None else (*always, "successor")

    def create(self, by: Actor, values: dict[str, Any]) -> Committee:
        return committees.create(by=by, **values)

    def change(self, by: Actor, row: Committee, values: dict[str, Any]) -> Committee:
        return committees.correct(by=by, committee=row, **values)


@admin.register(Term)
class TermAdmin(ReferenceAdmin):
    home = "committee__owner_id"
    fixed = ("committee", "valid_from")
    fields = ("committee", "name", "valid_from", "valid_to")
    list_display = ("name", "committee", "valid_from", "valid_to")
    list_select_related = ("committee",)

    def create(self, by: Actor, values: dict[str, Any]) -> Term:
        return committees.open_term(by=by, **values)

    def change(self, by: Actor, row: Term, values: dict[str, Any]) -> Term:
        return committees.correct_term(by=by, term=row, **values)


@admin.register(CommitteeMembership)
class MembershipAdmin(ReferenceAdmin):
    home = "committee__owner_id"
    fixed = ("committee", "seat", "unit", "user", "valid_from")
    fields = ("committee", "seat", "title", "unit", "user", "position", "valid_from", "valid_to")
    list_display = ("title", "seat", "user", "committee", "valid_from", "valid_to")
    list_select_related = ("committee", "user")
    list_filter = ("seat",)

    def create(self, by: Actor, values: dict[str, Any]) -> CommitteeMembership:
        return committees.seat(by=by, **values)

    def change(self, by: Actor, row: CommitteeMembership, values: dict[str, Any]) -> CommitteeMembership:
        return committees.correct_seat(by=by, membership=row, **values)
