"""Kept files, their removal by two persons, the templates of offices, and the registers of numbers that papers bear."""

from documents.models.attachment import Attachment, AttachmentQuerySet, Media
from documents.models.office_template import OfficeTemplate, OfficeTemplateQuerySet, TemplateKind
from documents.models.purge import PurgeRequest, PurgeRequestQuerySet
from documents.models.register import NumberRegister, RegisteredNumber

__all__ = [
    "Attachment",
    "AttachmentQuerySet",
    "Media",
    "NumberRegister",
    "OfficeTemplate",
    "OfficeTemplateQuerySet",
    "PurgeRequest",
    "PurgeRequestQuerySet",
    "RegisteredNumber",
    "TemplateKind",
]
