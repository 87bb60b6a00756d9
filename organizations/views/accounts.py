"""Accounts made: one by one, from a sheet, and the links with which people set their passwords."""

from typing import Any

import structlog
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from common import clock
from common.doors import ActingRequest, answer_status, carried_out, sent
from common.downloads import disposition
from organizations.actions import accounts, one_time_links
from organizations.actions.accounts import Loaded, Opened
from organizations.channels import mail
from organizations.forms.people import NewAccountForm, SheetForm
from organizations.imports.people_sheet import COLUMNS, MOST_PEOPLE, headings, read_people
from organizations.imports.sheets import RowErrors
from organizations.layouts import people_template
from organizations.permissions import RoleKey
from organizations.policies import may_create_user
from organizations.readings.people import units_to_work_for
from organizations.views.people import one, shown

log = structlog.get_logger("portal.accounts")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def new(request: ActingRequest) -> HttpResponse:
    may_create_user(request.actor).enforce()
    form = NewAccountForm(sent(request), units=units_to_work_for(viewer=request.actor, on=clock.today()))
    made: list[Opened] = []

    def act() -> None:
        made.append(accounts.open_one(by=request.actor, fields=form.account(), **form.first_role()))

    if form.is_valid() and carried_out(form, act):
        return _handed_over(request, Loaded(tuple(made), ()))
    context = {"form": form, "breadcrumbs": _trail(_("New account"))}
    return render(request, "organizations/person_new.html", context, status=answer_status(form))


def sheet(request: ActingRequest) -> HttpResponse:
    may_create_user(request.actor).enforce()
    form = SheetForm(sent(request), request.FILES or None)
    errors: RowErrors | None = None
    if form.is_valid():
        try:
            people = read_people(form.cleaned_data["file"])
            return _handed_over(request, accounts.load(by=request.actor, sheet=people))
        except RowErrors as found:
            errors = found
    context = {
        "form": form,
        "errors": told_by_column(errors) if errors else (),
        "most": MOST_PEOPLE,
        "breadcrumbs": _trail(_("Accounts from a sheet")),
    }
    status = 422 if errors else answer_status(form)
    return render(request, "organizations/people_sheet.html", context, status=status)


def told_by_column(found: RowErrors) -> list[dict[str, Any]]:
    return [
        {"line": error.line, "column": COLUMNS.get(error.field, ""), "message": error.message}
        for error in found.errors
    ]


def template(request: ActingRequest, ending: str) -> HttpResponse:
    """The empty sheet, with the codes of the plan's units beside it."""
    may_create_user(request.actor).enforce()
    if ending == "csv":
        response = HttpResponse(people_template.as_csv(headings()), content_type="text/csv; charset=utf-8")
    else:
        units = units_to_work_for(viewer=request.actor, on=clock.today()).values_list("code", "name")
        content = people_template.as_xlsx(headings(), units=units, roles=[str(key.label) for key in RoleKey])
        response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = disposition(f"{_('Accounts')}.{ending}")
    return response


def link(request: ActingRequest, pk: int) -> HttpResponse:
    """A new link: shown on this answer and nowhere else, or mailed. A letter that cannot leave is shown, too."""
    person = one(request, pk)
    if request.method != "POST":
        return redirect("organizations:person", pk)
    new_link = one_time_links.make(by=request.actor, user=person)
    path = reverse("organizations:one-time-link", args=(new_link.token,))
    if request.POST.get("way") == "mail" and person.email:
        if mail.send_link(person, f"{settings.PUBLIC_URL}{path}", new_link.link.expires_at):
            messages.success(request, _("The link was sent to %(email)s.") % {"email": person.email})
            return shown(request, person)
        log.warning("link_not_mailed", user_id=person.pk)
        messages.error(request, _("The letter could not be sent; please hand the link over yourself."))
    return shown(request, person, link=request.build_absolute_uri(path))


def _handed_over(request: ActingRequest, loaded: Loaded) -> HttpResponse:
    """Every new account with its link, this once."""
    rows = [(opened, _url(request, opened.new_link.token)) for opened in loaded.opened]
    context: dict[str, Any] = {"rows": rows, "standing": loaded.standing, "breadcrumbs": _trail(_("Links"))}
    return render(request, "organizations/people_links.html", context)


def _url(request: HttpRequest, token: str) -> str:
    return request.build_absolute_uri(reverse("organizations:one-time-link", args=(token,)))


def _trail(here: str) -> list[tuple[str, str]]:
    return [(_("People"), reverse("organizations:people")), (here, "")]
