"""Applications of the four groups, what they can do, who uses them, and whose word says that the entry is right."""

from apps_catalog.models.application import Application, ApplicationQuerySet
from apps_catalog.models.attestation import Attestation
from apps_catalog.models.consolidation import (
    AchievedSaving,
    Consolidation,
    ConsolidationQuerySet,
    ConsolidationRevision,
    ConsolidationTransition,
    DecidingItem,
    PlannedSaving,
    RetiredApplication,
)
from apps_catalog.models.deployment import USING, Deployment, DeploymentReport, DeploymentState
from apps_catalog.models.evaluation import (
    Criterion,
    CriterionScore,
    EvaluationAnswer,
    EvaluationRound,
    EvaluationScale,
    Questionnaire,
    QuestionnaireQuerySet,
)
from apps_catalog.models.overlap import OverlapScale
from apps_catalog.models.parts import ApplicationFunction, DataHolding, Interface, YearlyCost
from apps_catalog.models.revision import ApplicationRevision
from apps_catalog.models.steering import SteeringLink
from apps_catalog.models.taxonomy import CODE_SHAPE, DataSet, Function, Process, TaxonomyRevision

__all__ = [
    "CODE_SHAPE",
    "USING",
    "AchievedSaving",
    "Application",
    "ApplicationFunction",
    "ApplicationQuerySet",
    "ApplicationRevision",
    "Attestation",
    "Consolidation",
    "ConsolidationQuerySet",
    "ConsolidationRevision",
    "ConsolidationTransition",
    "Criterion",
    "CriterionScore",
    "DataHolding",
    "DataSet",
    "DecidingItem",
    "Deployment",
    "DeploymentReport",
    "DeploymentState",
    "EvaluationAnswer",
    "EvaluationRound",
    "EvaluationScale",
    "Function",
    "Interface",
    "OverlapScale",
    "PlannedSaving",
    "Process",
    "Questionnaire",
    "QuestionnaireQuerySet",
    "RetiredApplication",
    "SteeringLink",
    "TaxonomyRevision",
    "YearlyCost",
]
