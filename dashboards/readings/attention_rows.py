"""A row of what needs a leader's word, its verbs, and its place in the published order (docs/attention.md)."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from common.actors import Actor
from common.days import day_text
from common.decisions import Decision
from organizations.permissions import Permission, RoleKey
from organizations.policies import may

BESIDE = 1  # verbs that stand beside a row, the first of its rank; the others are folded
FAR = 10_000  # days: stands after every known day


class Rank(IntEnum):
    """The published rule, the gravest first; within a rank the smaller weight first."""

    PASSED = 1  # a deadline has passed: weighed by days late
    DECIDE = 2  # somebody waits for a decision
    MONEY = 3  # a rule of the money is broken: weighed by the excess
    AHEAD = 4  # due soon, or at risk: weighed by the days that are left
    ACCEPT = 5  # a verified result waits for its acceptance


KIND_CHOICES = (
    ("over", _lazy("Overdue")),
    ("project", _lazy("Projects late or at risk")),
    ("ward", _lazy("Units without a complete report for two periods")),
    ("report", _lazy("Reports not sent")),
    ("extension", _lazy("Extensions to decide")),
    ("lead_change", _lazy("Changes of lead to decide")),
    ("declined", _lazy("Declined work")),
    ("money", _lazy("Rules of the money broken")),
    ("soon", _lazy("Due soon")),
    ("accept", _lazy("Results to accept")),
)
KINDS = tuple(kind for kind, _label in KIND_CHOICES)


@dataclass(frozen=True)
class Verb:
    label: str | Promise
    url: str
    icon: str
    decision: Decision


@dataclass(frozen=True)
class AttentionRow:
    """`kind` is why it is here; `weight` orders it within its rank; `place` where everything else is alike."""

    rank: Rank
    weight: int
    place: str
    kind: str
    key: str  # status colour
    days: int | None
    badge: str
    title: str
    url: str
    why: str
    who: str
    deadline: str
    verbs: tuple[Verb, ...]  # the first is what the row asks for

    @property
    def order(self) -> tuple[int, int, int, str]:
        return (self.rank, self.weight, KINDS.index(self.kind), self.place)

    @property
    def verb(self) -> str | Promise:
        return self.verbs[0].label

    @property
    def verb_url(self) -> str:
        return self.verbs[0].url

    @property
    def decision(self) -> Decision:
        return self.verbs[0].decision

    @property
    def beside(self) -> tuple[Verb, ...]:
        return self.verbs[:BESIDE]

    @property
    def folded(self) -> tuple[Verb, ...]:
        return self.verbs[BESIDE:]


@dataclass(frozen=True)
class Rights:
    """What the viewer may do over the plan: decided once, not once a row. `enter`: as the office, in a leader's name;
    `leads`: he stands above the deputies."""

    urge: Decision
    extend: Decision
    accept: Decision
    hand_over: Decision
    opinion: Decision
    enter: Decision
    leads: bool

    @classmethod
    def of(cls, viewer: Actor, home_id: int) -> "Rights":
        return cls(
            urge=may(viewer, Permission.URGE, home_id=home_id),
            extend=may(viewer, Permission.DECIDE_EXTENSION, home_id=home_id),
            accept=may(viewer, Permission.ACCEPT_RESULT, home_id=home_id),
            hand_over=may(viewer, Permission.DECIDE_LEAD_CHANGE, home_id=home_id),
            opinion=may(viewer, Permission.GIVE_OPINION, home_id=home_id),
            enter=may(viewer, Permission.ENTER_FOR_LEADER, home_id=home_id),
            leads=any(
                grant.role == RoleKey.CHAIR and grant.home_id == home_id and not grant.via
                for grant in viewer.grants
            ),
        )

    def opinion_on(self, address: str) -> tuple[Verb, ...]:
        """`address` is the form; nothing for those who may neither give nor enter one."""
        if self.opinion:
            return (Verb(_("Give an opinion"), address, "message-2", self.opinion),)
        if self.enter:
            return (Verb(_("Enter a leader's opinion"), address, "message-2", self.enter),)
        return ()

    def to_deputy(self, address: str) -> tuple[Verb, ...]:
        """The same form, which then names the deputy; for the chair, and for the office that enters his word."""
        handing = f"{address}?hand=deputy"
        if self.opinion and self.leads:
            return (Verb(_("Hand to a deputy"), handing, "transfer", self.opinion),)
        if self.enter and not self.opinion:
            return (Verb(_("Hand to a deputy, in the chair's name"), handing, "transfer", self.enter),)
        return ()


def due_told(due_on: date, on: date) -> str:
    return _("Due %(day)s") % {"day": day_text(due_on, on)}
