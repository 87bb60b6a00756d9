"""Files under their holder: sent to readers, and the request that one be removed."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from common import downloads, removals
from common.doors import ActingRequest, answer_status, carried_out, sent, sent_files
from directives.actions import scans
from directives.forms.files import ScanForm
from directives.policies.evidence import may_add_scan
from directives.readings.evidence import evidence_file, scan_file
from directives.views.assignments import page_of
from directives.views.assignments import seen as seen_work
from directives.views.papers import seen as seen_paper
from documents.actions import purges
from documents.actions.received import received
from documents.models import Attachment
from documents.readings.attachments import attachment_line, kept_file

FORM = require_http_methods(["GET", "POST"])


def found(attachment: Attachment | None) -> Attachment:
    if attachment is None:
        raise Http404
    return attachment


@require_safe
def evidence(request: ActingRequest, pk: int, evidence_pk: int) -> HttpResponse:
    return download(request, found(evidence_file(seen_work(request, pk), evidence_pk)))


@require_safe
def scan(request: ActingRequest, pk: int, evidence_pk: int) -> HttpResponse:
    return download(request, found(scan_file(seen_paper(request, pk), evidence_pk)))


def download(request: ActingRequest, attachment: Attachment) -> HttpResponse:
    file = kept_file(attachment)
    return downloads.answer(request, content=file.content, name=file.name, media_type=file.media_type)


@FORM
def add_scan(request: ActingRequest, pk: int) -> HttpResponse:
    paper = seen_paper(request, pk)
    may_add_scan(request.actor, paper).enforce()
    form = ScanForm(sent(request), sent_files(request))
    if (
        request.method == "POST"
        and form.is_valid()
        and carried_out(form, lambda: keep_scan(request, pk, form))
    ):
        messages.success(request, _("The scan is kept with the paper."))
        return redirect("directives:detail", pk=pk)
    context = {"paper": paper, "form": form}
    return render(request, "directives/scan.html", context, status=answer_status(form))


def keep_scan(request: ActingRequest, pk: int, form: ScanForm) -> None:
    sent_file, classified = form.cleaned_data["file"], form.cleaned_data["classified"]
    file = received(sent_file, sent_file.name, declared_classified=classified)
    scans.add(by=request.actor, directive=seen_paper(request, pk), file=file)


@FORM
def evidence_removal(request: ActingRequest, pk: int, evidence_pk: int) -> HttpResponse:
    work = seen_work(request, pk)
    return removal(request, found(evidence_file(work, evidence_pk)), page_of(work))


@FORM
def scan_removal(request: ActingRequest, pk: int, evidence_pk: int) -> HttpResponse:
    paper = seen_paper(request, pk)
    return removal(request, found(scan_file(paper, evidence_pk)), reverse("directives:detail", args=[pk]))


def removal(request: ActingRequest, attachment: Attachment, back: str) -> HttpResponse:
    asked = purges.asking(by=request.actor, attachment=attachment)
    return removals.removal(request, file=attachment_line(attachment), back=back, ask=asked)
