"""Papers: the list, and the pages that take a draft to its issue."""

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from common import clock
from common.days import day_asked
from common.doors import ActingRequest, answer_status, carried_out, sent, sent_files
from common.listing import listing
from directives.actions import directives, draft_items, scans
from directives.actions.draft_items import ItemChange
from directives.forms.drafts import DraftItemForm, IssueForm
from directives.models import Directive, DirectiveItem
from directives.policies import directives as policies
from directives.policies.drafts import may_change_item
from directives.readings.draft_items import addressees, conflict_of
from directives.readings.paper_list import ORDERS, paper_filters, paper_rows, papers_known
from documents.actions.received import received
from organizations.permissions import Permission, plan_ids

FORM = require_http_methods(["GET", "POST"])


def listed(request: ActingRequest) -> HttpResponse:
    on = day_asked(request)
    papers = papers_known(viewer=request.actor, on=on)
    found = listing(request, papers, filters=paper_filters(papers), ordering=ORDERS)
    rows = paper_rows(found.rows, on=on)
    context = {
        "listing": found,
        "rows": rows,
        "may_register": bool(plan_ids(request.actor, Permission.REGISTER_INCOMING)),
        "may_capture": bool(plan_ids(request.actor, Permission.CAPTURE_DIRECTIVE)),
        "on": on,
        "today": clock.today(),
    }
    return render(request, found.template("directives/list.html"), context)


def seen(request: ActingRequest, pk: int) -> Directive:
    papers = Directive.objects.visible_to(request.actor).select_related("owner", "committee")
    return get_object_or_404(papers, pk=pk)


@require_POST
def submit(request: ActingRequest, pk: int) -> HttpResponse:
    paper = seen(request, pk)
    directives.submit(by=request.actor, directive=paper)
    messages.success(request, _("The draft is submitted for signature."))
    return redirect("directives:detail", pk=pk)


@FORM
def issue(request: ActingRequest, pk: int) -> HttpResponse:
    paper = seen(request, pk)
    names = ("number", "issued_on", "signer_post", "signer_name", "authority")
    form = IssueForm(
        sent(request), sent_files(request), initial={name: getattr(paper, name) for name in names}
    )
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: give_out(request, paper, form)):
            return redirect("directives:detail", pk=pk)
    elif request.method == "GET":
        policies.may_issue(request.actor, paper).enforce()
    context = {"paper": paper, "form": form, "items": paper.items.count()}
    return render(request, "directives/issue.html", context, status=answer_status(form))


def give_out(request: ActingRequest, paper: Directive, form: IssueForm) -> None:
    """Register, issue and keep the scan, all or nothing. The file is examined before, which takes its time."""
    scan, classified = form.cleaned_data["file"], form.cleaned_data["classified"]
    file = received(scan, scan.name, declared_classified=classified) if scan else None
    with transaction.atomic():
        directives.register(by=request.actor, directive=paper, **form.head())
        issued = directives.issue(by=request.actor, directive=paper)
        if file:
            scans.add(by=request.actor, directive=issued, file=file)
    count = issued.items.count()
    told = ngettext(
        "%(number)s: the work of %(count)s item is given out.",
        "%(number)s: the work of %(count)s items is given out.",
        count,
    )
    messages.success(request, told % {"number": issued.number, "count": count})


@FORM
def edit_item(request: ActingRequest, pk: int) -> HttpResponse:
    items = DirectiveItem.objects.visible_to(request.actor).select_related("directive__owner")
    item = get_object_or_404(items, pk=pk)
    offered = addressees(item)
    initial = {name: getattr(item, name) for name in DraftItemForm.base_fields}
    form, conflict = DraftItemForm(sent(request), initial=initial, addressees=offered), None
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: change(request, item, form)):
            messages.success(request, _("Item %(no)s is saved.") % {"no": item.no})
            return redirect("directives:detail", pk=item.directive_id)
        if form.has_error(NON_FIELD_ERRORS, "stale"):
            conflict = conflict_of(item, form, offered)
            form.take_version(item.version)
    elif request.method == "GET":
        may_change_item(request.actor, item).enforce()
    context = {"item": item, "paper": item.directive, "form": form, "conflict": conflict}
    return render(request, "directives/item_edit.html", context, status=422 if form.errors else 200)


def change(request: ActingRequest, item: DirectiveItem, form: DraftItemForm) -> None:
    values = {name: value for name, value in form.cleaned_data.items() if name != "version"}
    values |= {"leads": tuple(values["leads"]), "coordinators": tuple(values["coordinators"])}
    version = form.cleaned_data["version"] or 0
    draft_items.change(by=request.actor, item=item, expected_version=version, fields=ItemChange(**values))
