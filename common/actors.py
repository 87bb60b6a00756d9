"""Who acts. Every write takes `by: Actor`; a chair's act entered by the office carries whose word it is and on what basis."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from common.decisions import Decision


class ActorKind(StrEnum):
    USER = "user"
    KEY = "key"
    SYSTEM = "system"


class Basis(StrEnum):
    """On what the office enters another's word."""

    WRITTEN_NOTE = "written_note"
    SAID_AT_MEETING = "said_at_meeting"
    TELEPHONE = "telephone"
    DELEGATION = "delegation"  # nobody enters it: the right itself was delegated


BASIS_LABELS = {
    Basis.WRITTEN_NOTE: _("written note"),
    Basis.SAID_AT_MEETING: _("said at the meeting"),
    Basis.TELEPHONE: _("by telephone"),
    Basis.DELEGATION: _("by delegation"),
}
ENTERED = (Basis.WRITTEN_NOTE, Basis.SAID_AT_MEETING, Basis.TELEPHONE)


@dataclass(frozen=True)
class Grant:
    """A role in force today: `role` at the unit `unit_id`, inside the plan of the unit `home_id`.

    `path` is the unit's path; whatever lies under it is in reach. A grant that a post delegated names it in `via`, and in
    `only` the permissions that go with it.
    """

    role: str
    unit_id: int
    path: str
    home_id: int | None
    via: str = ""
    only: frozenset[str] | None = None

    def covers(self, permission: str) -> bool:
        """Whether the role's permission comes with this grant: all of an own role, part of a delegated one."""
        return self.only is None or permission in self.only


@dataclass(frozen=True)
class Actor:
    """`key` identifies the row behind (user id, key id, job name); `label` is what the audit log prints.

    `no_writing` is why an API key may only read: its scopes, or its unit has ended.
    """

    kind: ActorKind
    key: str
    label: str
    user_id: int | None = None
    grants: tuple[Grant, ...] = field(default=())
    on_behalf_of: str = ""
    basis: Basis | None = None
    basis_note: str = ""
    no_writing: Decision | None = None

    def speaking_for(self, post: str, basis: Basis, note: str = "") -> "Actor":
        """The same person entering the word of `post`; `note` says where the written note is found."""
        return replace(self, on_behalf_of=post, basis=basis, basis_note=note.strip())

    @property
    def own_grants(self) -> tuple[Grant, ...]:
        """Without what other posts delegated."""
        return tuple(grant for grant in self.grants if not grant.via)

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(grant.role for grant in self.grants)

    @property
    def home_ids(self) -> frozenset[int]:
        """Units whose plan this actor belongs to; nothing of another plan is visible."""
        return frozenset(grant.home_id for grant in self.grants if grant.home_id is not None)

    @property
    def is_key(self) -> bool:
        return self.kind is ActorKind.KEY

    @property
    def is_system(self) -> bool:
        return self.kind is ActorKind.SYSTEM


def system(job: str) -> Actor:
    """The portal itself, named after the job that runs."""
    return Actor(ActorKind.SYSTEM, job, job)
