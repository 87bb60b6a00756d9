"""Terms in force and who sits in a committee on a day."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from organizations.models import Committee, CommitteeMembership, Term
from organizations.models.validity import in_force


@dataclass(frozen=True)
class Member:
    """A seat on a day. `name` is empty where the seat is a post's and nobody is entered for it."""

    id: int
    seat: str
    seat_label: str | Promise
    title: str
    name: str
    user_id: int | None
    unit_code: str
    unit_name: str


def current_term(committee: Committee, on: date) -> Term | None:
    return Term.objects.filter(in_force(on), committee=committee).order_by("-valid_from").first()


def members(committee: Committee, on: date) -> tuple[Member, ...]:
    """In the order of the committee's own list: one statement."""
    rows = CommitteeMembership.objects.filter(in_force(on), committee=committee).select_related(
        "unit", "user"
    )
    return tuple(
        Member(
            id=row.pk,
            seat=row.seat,
            seat_label=row.get_seat_display(),
            title=row.title,
            name=row.user.full_name if row.user else "",
            user_id=row.user_id,
            unit_code=row.unit.code if row.unit else "",
            unit_name=row.unit.name if row.unit else "",
        )
        for row in rows.order_by("position", "pk")
    )
