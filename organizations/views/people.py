"""Accounts of the plan: the list, one person, and what an administrator does about both."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common import clock
from common.doors import ActingRequest, answer_status, carried_out, sent
from common.listing import Filter, Order, listing
from organizations.actions import role_assignments, second_steps, users
from organizations.forms.people import EndRoleForm, ParticularsForm, RoleForm
from organizations.models import RoleAssignment, User
from organizations.permissions import RoleKey
from organizations.policies import may_create_user
from organizations.readings import people
from organizations.readings.people import STATES

FILTERS = (
    Filter("q", gettext_lazy("Find a person by name, title or user name"), people.matching),
    Filter(
        "role",
        gettext_lazy("Role today"),
        lambda rows, key: people.holding(rows, key, clock.today()),
        RoleKey.choices,
    ),
    Filter("state", gettext_lazy("Account"), people.of_state, tuple(STATES.items())),
)
ORDERS = (
    Order("name", gettext_lazy("Name"), ("name_order", "username")),
    Order("username", gettext_lazy("User name"), ("username",)),
)


def listed(request: ActingRequest) -> HttpResponse:
    may_create_user(request.actor).enforce()
    found = listing(
        request,
        User.objects.visible_to(request.actor),
        filters=FILTERS,
        ordering=ORDERS,
        present=lambda rows: people.person_lines(rows, viewer=request.actor, on=clock.today()),
    )
    context = {"listing": found, "breadcrumbs": [(_("People"), "")]}
    return render(request, found.template("organizations/people.html"), context)


def detail(request: ActingRequest, pk: int) -> HttpResponse:
    return shown(request, one(request, pk))


def shown(request: ActingRequest, person: User, **more: Any) -> HttpResponse:
    """The person's page, with the form that was refused or the link just made."""
    page = people.person_page(person, viewer=request.actor, on=clock.today())
    context = {"page": page, "breadcrumbs": _trail(page.full_name), **more}
    return render(request, "organizations/person.html", context, status=answer_status(more.get("form")))


def change(request: ActingRequest, pk: int) -> HttpResponse:
    person = one(request, pk)
    people.person_page(person, viewer=request.actor, on=clock.today()).may_change.enforce()
    stored = {name: getattr(person, name) for name in ParticularsForm.base_fields}
    form = ParticularsForm(sent(request), initial=stored)
    if form.is_valid() and carried_out(
        form, lambda: users.change(by=request.actor, user=person, **form.cleaned_data)
    ):
        messages.success(request, _("Saved."))
        return redirect("organizations:person", pk)
    return _form_page(request, person, form, _("Change the particulars"), "change")


def give_role(request: ActingRequest, pk: int) -> HttpResponse:
    person = one(request, pk)
    people.person_page(person, viewer=request.actor, on=clock.today()).may_assign.enforce()
    form = RoleForm(sent(request), units=people.units_to_work_for(viewer=request.actor, on=clock.today()))
    if form.is_valid() and carried_out(
        form, lambda: role_assignments.assign(by=request.actor, user=person, **form.cleaned_data)
    ):
        messages.success(request, _("The role is given; it holds from its first day."))
        return redirect("organizations:person", pk)
    return _form_page(request, person, form, _("Give a role"), "role")


def end_role(request: ActingRequest, pk: int, role_pk: int) -> HttpResponse:
    person = one(request, pk)
    lines = people.role_lines(person, viewer=request.actor, on=clock.today())
    line = next((line for line in lines if line.pk == role_pk), None)
    if line is None:
        raise Http404
    line.may_end.enforce()
    form = EndRoleForm(sent(request))
    role = RoleAssignment.objects.visible_to(request.actor).get(pk=role_pk)
    if form.is_valid() and carried_out(
        form,
        lambda: role_assignments.end(
            by=request.actor, assignment=role, last_day=form.cleaned_data["valid_to"]
        ),
    ):
        messages.success(request, _("The role ends with that day. What waits stays with the unit."))
        return redirect("organizations:person", pk)
    return _form_page(request, person, form, _("End the role"), "end_role", line=line)


def close(request: ActingRequest, pk: int) -> HttpResponse:
    """Closes an open account, opens a closed one."""
    person = one(request, pk)
    page = people.person_page(person, viewer=request.actor, on=clock.today())
    page.may_close.enforce()
    if request.method == "POST":
        users.change(by=request.actor, user=person, is_active=not person.is_active)
        told = _("The account is closed.") if person.is_active else _("The account is open.")
        messages.success(request, told)
        return redirect("organizations:person", pk)
    title = _("Close the account") if person.is_active else _("Open the account")
    return _form_page(request, person, None, title, "close", page=page)


def drop_second_step(request: ActingRequest, pk: int) -> HttpResponse:
    person = one(request, pk)
    people.person_page(person, viewer=request.actor, on=clock.today()).may_drop_second_step.enforce()
    if request.method == "POST":
        second_steps.drop(by=request.actor, user=person)
        messages.success(request, _("The second step is taken off; the next sign-in sets up another one."))
        return redirect("organizations:person", pk)
    return _form_page(request, person, None, _("Take the second step off"), "second_step")


def one(request: ActingRequest, pk: int) -> User:
    """Somebody of the administrator's plans; for everybody else nobody is there."""
    may_create_user(request.actor).enforce()
    person = User.objects.visible_to(request.actor).filter(pk=pk).first()
    if person is None:
        raise Http404
    return person


def _form_page(
    request: ActingRequest, person: User, form: Any, title: str, act: str, **more: Any
) -> HttpResponse:
    context = {"person": person, "form": form, "title": title, "act": act, **more}
    context["breadcrumbs"] = _trail(person.full_name, person.pk, title)
    return render(request, "organizations/person_form.html", context, status=answer_status(form))


def _trail(name: str, pk: int | None = None, *here: str) -> list[tuple[str, str]]:
    above = [(_("People"), reverse("organizations:people"))]
    if pk is None:
        return [*above, (name, "")]
    return [*above, (name, reverse("organizations:person", args=(pk,))), *((each, "") for each in here)]
