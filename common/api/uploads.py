"""One file sent by a program: examined before the transaction, refused after whose right it is not."""

from collections.abc import Callable
from typing import TypeVar

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request

from common.api.failures import problem_of
from common.api.problems import FieldError, Problem
from common.decisions import Refused

F = TypeVar("F")
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


def examined(request: Request, look: Callable[..., F]) -> tuple[F | None, Problem | None]:
    """What `look` makes of the file, or what is wrong with the request or the file. Reading what a file says takes up to
    seconds: for `prepare`, before the transaction."""
    if wrong := wrong_fields(request):
        return None, wrong
    file, classified = sent_file(request)
    try:
        return look(file, file.name or "", declared_classified=classified), None
    except Refused as refused:
        return None, problem_of(refused)
