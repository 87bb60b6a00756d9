"""Templates of the office: the list with what each kind may say, a new one, its file, a specimen, and its end."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from common import clock, downloads
from common.doors import ActingRequest, answer_status, carried_out, sent, sent_files
from documents.actions import office_templates
from documents.actions.office_templates import TemplateFields, examined
from documents.forms import TemplateForm, WithdrawForm
from documents.layouts.paper import PARTY, STATE
from documents.layouts.template_example import example_of
from documents.layouts.word import DOCX
from documents.models import OfficeTemplate, TemplateKind
from documents.policies import office_templates as policies
from documents.readings.office_templates import help_of, kept_template, template_lines, templates_seen
from organizations.models import Unit
from organizations.permissions import Permission, plan_ids

FORM = require_http_methods(["GET", "POST"])
LIST = "documents:templates"


@require_safe
def listed(request: ActingRequest) -> HttpResponse:
    policies.may_keep_somewhere(request.actor).enforce()
    lines = template_lines(list(templates_seen(viewer=request.actor)), viewer=request.actor, on=clock.today())
    context = {"lines": lines, "kinds": [(kind.value, kind.label) for kind in TemplateKind]}
    return render(request, "documents/templates.html", context)


@require_safe
def kind(request: ActingRequest, kind: str) -> HttpResponse:
    """What a template of the kind may say, and the file to start from."""
    policies.may_keep_somewhere(request.actor).enforce()
    context = {"kind": help_of(_kind(kind)), "breadcrumbs": _trail(str(_kind(kind).label))}
    return render(request, "documents/template_kind.html", context)


@require_safe
def example(request: ActingRequest, kind: str, layout: str) -> HttpResponse:
    policies.may_keep_somewhere(request.actor).enforce()
    if layout not in (STATE, PARTY):
        raise Http404
    name = f"mau-{_kind(kind).value}-{layout}.docx"
    return downloads.answer(request, content=example_of(_kind(kind), layout), name=name, media_type=DOCX)


@FORM
def new(request: ActingRequest) -> HttpResponse:
    policies.may_keep_somewhere(request.actor).enforce()
    form = TemplateForm(sent(request), sent_files(request), initial={"kind": request.GET.get("kind", "")})
    if form.is_valid() and carried_out(form, lambda: _keep(request, form)):
        messages.success(request, _("The template is kept; papers follow it from its first day on."))
        return redirect(LIST)
    context = {"form": form, "breadcrumbs": _trail(_("New template"))}
    return render(request, "documents/template_new.html", context, status=answer_status(form))


def _keep(request: ActingRequest, form: TemplateForm) -> OfficeTemplate:
    """Into the plan whose templates the person keeps."""
    fields, file = TemplateFields(**form.head()), form.cleaned_data["file"]
    good = examined(file, file.name, fields.kind, declared_classified=form.cleaned_data["classified"])
    owner = Unit.objects.visible_to(request.actor).get(
        pk=min(plan_ids(request.actor, Permission.KEEP_TEMPLATES))
    )
    return office_templates.add(by=request.actor, owner=owner, fields=fields, file=good)


@require_safe
def file(request: ActingRequest, pk: int) -> HttpResponse:
    """As it was sent."""
    kept = kept_template(_seen(request, pk))
    if kept is None:
        raise Http404
    return downloads.answer(request, content=kept.content, name=kept.name, media_type=kept.media_type)


@FORM
def withdraw(request: ActingRequest, pk: int) -> HttpResponse:
    template, form = _seen(request, pk), WithdrawForm(sent(request))
    policies.may_withdraw(request.actor, template).enforce()
    if form.is_valid() and carried_out(
        form, lambda: office_templates.withdraw(by=request.actor, template=template)
    ):
        messages.success(request, _("The template is out of use."))
        return redirect(LIST)
    context = {"template": template, "form": form, "breadcrumbs": _trail(template.name)}
    return render(request, "documents/template_withdraw.html", context, status=answer_status(form))


def _seen(request: ActingRequest, pk: int) -> OfficeTemplate:
    return get_object_or_404(templates_seen(viewer=request.actor), pk=pk)


def _kind(asked: str) -> TemplateKind:
    if asked not in TemplateKind.values:
        raise Http404
    return TemplateKind(asked)


def _trail(here: str) -> list[tuple[str, str]]:
    return [(_("Templates of papers"), reverse(LIST)), (here, "")]
