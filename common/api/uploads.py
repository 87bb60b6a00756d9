"""One file sent by a program: examined before the transaction, refused after whose right it is not."""

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request

from common.api.problems import FieldError, Problem

FIELDS = {"file", "classified"}


def wrong_fields(request: Request) -> Problem | None:
    """One file, and whether it is classified; nothing else."""
    files, fields = request.FILES, request.POST
    errors = [
        FieldError(name, "unknown_field", _("There is no such field."))
        for name in sorted({*files, *fields} - FIELDS)
    ]
    if len(files.getlist("file")) != 1:
        errors.append(FieldError("file", "required", _("Send one file.")))
    if fields.get("classified", "false") not in ("true", "false") or "classified" in files:
        errors.append(FieldError("classified", "invalid", _("Write true or false.")))
    return Problem(422, "invalid", _("Some fields cannot be accepted."), errors) if errors else None


def sent_file(request: Request) -> tuple[UploadedFile, bool]:
    """Of a request without wrong fields: the file, and whether its sender says that it is classified."""
    return request.FILES["file"], request.POST.get("classified") == "true"
