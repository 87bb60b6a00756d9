"""The follow-up engine's tables: papers, their items, who works on them, and everything that became of them."""

from directives.models.assignment import Assignment, AssignmentQuerySet, works_known
from directives.models.capture import Capture, CaptureVersion
from directives.models.coordination import CoordinationRequest
from directives.models.directive import Directive, DirectiveQuerySet
from directives.models.evidence import ProgressEvidence
from directives.models.explanation import ExplanationRequest
from directives.models.extension import DeadlineExtension
from directives.models.field_check import FieldCheck, FieldCheckFile
from directives.models.handover import Handover, HandoverLine
from directives.models.item import DirectiveItem, DirectiveItemQuerySet, items_told
from directives.models.item_link import ItemLink
from directives.models.lead_change import LeadChangeRequest
from directives.models.paper_step import PaperStep
from directives.models.progress import ProgressUpdate
from directives.models.sheet_column import SheetColumn
from directives.models.terms import TransitionTerms
from directives.models.timeliness import Timeliness
from directives.models.transition import AssignmentTransition
from directives.models.urge import Urge

__all__ = [
    "Assignment",
    "AssignmentQuerySet",
    "AssignmentTransition",
    "Capture",
    "CaptureVersion",
    "CoordinationRequest",
    "DeadlineExtension",
    "Directive",
    "DirectiveItem",
    "DirectiveItemQuerySet",
    "DirectiveQuerySet",
    "ExplanationRequest",
    "FieldCheck",
    "FieldCheckFile",
    "Handover",
    "HandoverLine",
    "ItemLink",
    "LeadChangeRequest",
    "PaperStep",
    "ProgressEvidence",
    "ProgressUpdate",
    "SheetColumn",
    "Timeliness",
    "TransitionTerms",
    "Urge",
    "items_told",
    "works_known",
]
