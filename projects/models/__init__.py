"""The plan of a term: the scheme and its making, phases, goals and yearly targets; projects with their gates, milestones
and plans, what is said of them, their risks, staff and rollouts; the ledger of the money."""

from projects.models.baseline import Baseline, PlannedMilestone
from projects.models.budget import BudgetEntry, BudgetEntryQuerySet
from projects.models.ceiling import BudgetCeiling
from projects.models.consultation import (
    CommentAnswer,
    Consultation,
    ConsultationAddressee,
    ConsultationQuerySet,
    SchemeComment,
    SchemeCommentQuerySet,
)
from projects.models.draft import SchemeDraft, SchemeDraftQuerySet, SchemeSection, SectionOrientation
from projects.models.gate import Gate, GateCondition, GateRecord
from projects.models.gate_rule import GateRule, LegalRegime, Track
from projects.models.goal import Goal, GoalQuerySet
from projects.models.link import ProjectApplication, ProjectItem, ProjectTarget
from projects.models.milestone import Milestone, MilestoneUpdate
from projects.models.phase import Phase, PhaseQuerySet
from projects.models.plan_revision import PlanRevision
from projects.models.project import CODE_SHAPE, Project, ProjectQuerySet
from projects.models.revision import ProjectRevision
from projects.models.risk import Risk, RiskStatement
from projects.models.rollout import Rollout, RolloutUpdate
from projects.models.scheme import Scheme, SchemeQuerySet, SchemeTransition
from projects.models.staffing import StaffingAnswer, StaffingPost, StaffingProposal, StaffingStatement
from projects.models.status_report import Rating, StatusReport
from projects.models.target import Target, TargetQuerySet
from projects.models.target_actual import TargetActual, TargetEvidence
from projects.models.target_year import TargetYear

__all__ = [
    "CODE_SHAPE",
    "Baseline",
    "BudgetCeiling",
    "BudgetEntry",
    "BudgetEntryQuerySet",
    "CommentAnswer",
    "Consultation",
    "ConsultationAddressee",
    "ConsultationQuerySet",
    "Gate",
    "GateCondition",
    "GateRecord",
    "GateRule",
    "Goal",
    "GoalQuerySet",
    "LegalRegime",
    "Milestone",
    "MilestoneUpdate",
    "Phase",
    "PhaseQuerySet",
    "PlanRevision",
    "PlannedMilestone",
    "Project",
    "ProjectApplication",
    "ProjectItem",
    "ProjectQuerySet",
    "ProjectRevision",
    "ProjectTarget",
    "Rating",
    "Risk",
    "RiskStatement",
    "Rollout",
    "RolloutUpdate",
    "Scheme",
    "SchemeComment",
    "SchemeCommentQuerySet",
    "SchemeDraft",
    "SchemeDraftQuerySet",
    "SchemeQuerySet",
    "SchemeSection",
    "SchemeTransition",
    "SectionOrientation",
    "StaffingAnswer",
    "StaffingPost",
    "StaffingProposal",
    "StaffingStatement",
    "StatusReport",
    "Target",
    "TargetActual",
    "TargetEvidence",
    "TargetQuerySet",
    "TargetYear",
    "Track",
]
