"""Posts that lead in a plan: whose word the office enters, and whose note gives out an incoming paper's work."""

from common import clock
from directives.policies.deciders import LEADING_SEATS
from organizations.models import CommitteeMembership, Post
from organizations.models.validity import in_force


def posts_of_plan(owner_id: int, committee_id: int | None) -> tuple[tuple[str, int | None], ...]:
    """(title, unit) of leading posts of the plan and leading seats of the committee today: two statements."""
    today = clock.today()
    posts = Post.objects.filter(in_force(today), is_leader=True, unit__home_id=owner_id)
    seats = CommitteeMembership.objects.filter(
        in_force(today), committee=committee_id, seat__in=LEADING_SEATS
    )
    return (*posts.values_list("title", "unit"), *seats.values_list("title", "unit"))


def titles_of_plan(owner_id: int, committee_id: int | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(title for title, _unit in posts_of_plan(owner_id, committee_id)))
