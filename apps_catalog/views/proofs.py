"""Files of a questionnaire: sent to readers, and the request that one be removed."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from apps_catalog.models import Questionnaire
from common import downloads, removals
from common.doors import ActingRequest
from common.refs import ObjectRef
from documents.actions import purges
from documents.models import Attachment
from documents.readings.attachments import attachment_line, attachment_of, kept_file


@require_safe
def evidence(request: ActingRequest, pk: int, evidence_pk: int) -> HttpResponse:
    """A file of this questionnaire, as visible as it is."""
    file = kept_file(_file(request, pk, evidence_pk))
    return downloads.answer(request, content=file.content, name=file.name, media_type=file.media_type)


@require_http_methods(["GET", "POST"])
def removal(request: ActingRequest, pk: int, evidence_pk: int) -> HttpResponse:
    """Asked for here; a second person confirms it among the removals of files."""
    attachment = _file(request, pk, evidence_pk)
    asked, back = (
        purges.asking(by=request.actor, attachment=attachment),
        reverse("apps_catalog:evaluation-question", args=[pk]),
    )
    return removals.removal(request, file=attachment_line(attachment), back=back, ask=asked)


def _file(request: ActingRequest, pk: int, evidence_pk: int) -> Attachment:
    asked = get_object_or_404(Questionnaire.objects.visible_to(request.actor), pk=pk)
    attachment = attachment_of(ObjectRef.of(asked), evidence_pk)
    if attachment is None:
        raise Http404
    return attachment
