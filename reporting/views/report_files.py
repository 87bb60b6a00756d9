"""Files with a report, and with what the office asks for: kept and read back by whoever sees what they belong to."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from common import clock, downloads, removals
from common.doors import ActingRequest, answer_status, carried_out, sent, sent_files
from documents.actions import purges
from documents.actions.received import ReceivedFile, received
from documents.models import Attachment
from documents.readings.attachments import attachment_line, kept_file
from reporting.actions import report_files
from reporting.forms.report_files import FileForm
from reporting.models import AdHocRequest, Report
from reporting.models.definition import Place
from reporting.policies.report_files import may_attach_to_request
from reporting.policies.reports import may_edit
from reporting.readings.report_files import file_of
from reporting.readings.reports import situation_at
from reporting.views.report import address, place_at

FORM = require_http_methods(["GET", "POST"])
Keep = Callable[[ReceivedFile], Attachment]


@FORM
def add(request: ActingRequest, form: str, period: str, unit: str) -> HttpResponse:
    place = place_at(request, form, period, unit)
    may_edit(request.actor, situation_at(place)).enforce()
    heading = f"{place.form.name_vi}, {place.period.code}, {place.unit.short_name}"
    return taken(
        request,
        heading,
        address(place),
        lambda file: report_files.attach(by=request.actor, place=place, file=file),
    )


@FORM
def add_to_request(request: ActingRequest, pk: int) -> HttpResponse:
    asked = seen_request(request, pk)
    may_attach_to_request(request.actor, asked).enforce()
    return taken(
        request,
        f"{asked.code}: {asked.title}",
        reverse("reporting:request", args=[pk]),
        lambda file: report_files.attach_to_request(by=request.actor, request=asked, file=file),
    )


def taken(request: ActingRequest, heading: str, back: str, keep: Keep) -> HttpResponse:
    typed = FileForm(sent(request), sent_files(request))
    if request.method == "POST" and typed.is_valid() and carried_out(typed, lambda: keep(examined(typed))):
        messages.success(request, _("The file is kept."))
        return redirect(back)
    trail = [(_("Reports of units"), reverse("reporting:list")), (heading, back), (_("Add a file"), "")]
    context = {"form": typed, "heading": heading, "back": back, "breadcrumbs": trail}
    return render(request, "reporting/file.html", context, status=answer_status(typed))


def examined(typed: FileForm) -> ReceivedFile:
    """What it says is read before a transaction opens."""
    told = typed.cleaned_data
    return received(told["file"], told["file"].name, declared_classified=told["classified"])


@require_safe
def one(request: ActingRequest, form: str, period: str, unit: str, pk: int) -> HttpResponse:
    return download(request, file_of(seen_report(request, place_at(request, form, period, unit)), pk))


@require_safe
def of_request(request: ActingRequest, pk: int, file_pk: int) -> HttpResponse:
    return download(request, file_of(seen_request(request, pk), file_pk))


@FORM
def removal_of_report(request: ActingRequest, form: str, period: str, unit: str, pk: int) -> HttpResponse:
    place = place_at(request, form, period, unit)
    return removal(request, file_of(seen_report(request, place), pk), address(place))


@FORM
def removal_of_request(request: ActingRequest, pk: int, file_pk: int) -> HttpResponse:
    found = file_of(seen_request(request, pk), file_pk)
    return removal(request, found, reverse("reporting:request", args=[pk]))


def removal(request: ActingRequest, found: Attachment | None, back: str) -> HttpResponse:
    file = there(found)
    asked = purges.asking(by=request.actor, attachment=file)
    return removals.removal(request, file=attachment_line(file), back=back, ask=asked)


def seen_report(request: ActingRequest, place: Place) -> Report:
    reports = Report.objects.visible_to(request.actor)
    return get_object_or_404(reports, form=place.form, period=place.period, unit=place.unit)


def seen_request(request: ActingRequest, pk: int) -> AdHocRequest:
    rows = AdHocRequest.objects.visible_to(request.actor).filter(known_on__lte=clock.today())
    return get_object_or_404(rows, pk=pk)


def there(found: Attachment | None) -> Attachment:
    if found is None:
        raise Http404
    return found


def download(request: ActingRequest, found: Attachment | None) -> HttpResponse:
    file = kept_file(there(found))
    return downloads.answer(request, content=file.content, name=file.name, media_type=file.media_type)
