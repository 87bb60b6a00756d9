"""The plan of a term: the scheme and its making, phases, goals and yearly targets."""

from projects.models.consultation import (
    CommentAnswer,
    Consultation,
    ConsultationAddressee,
    ConsultationQuerySet,
    SchemeComment,
    SchemeCommentQuerySet,
)
from projects.models.draft import SchemeDraft, SchemeDraftQuerySet, SchemeSection, SectionOrientation
from projects.models.goal import Goal, GoalQuerySet
from projects.models.phase import Phase, PhaseQuerySet
from projects.models.plan_revision import PlanRevision
from projects.models.scheme import Scheme, SchemeQuerySet, SchemeTransition
from projects.models.target import Target, TargetQuerySet
from projects.models.target_actual import TargetActual, TargetEvidence
from projects.models.target_year import TargetYear

__all__ = [
    "CommentAnswer",
    "Consultation",
    "ConsultationAddressee",
    "ConsultationQuerySet",
    "Goal",
    "GoalQuerySet",
    "Phase",
    "PhaseQuerySet",
    "PlanRevision",
    "Scheme",
    "SchemeComment",
    "SchemeCommentQuerySet",
    "SchemeDraft",
    "SchemeDraftQuerySet",
    "SchemeQuerySet",
    "SchemeSection",
    "SchemeTransition",
    "SectionOrientation",
    "Target",
    "TargetActual",
    "TargetEvidence",
    "TargetQuerySet",
    "TargetYear",
]
