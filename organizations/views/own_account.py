"""What a person does about himself: his page, his sign-ins, and the link with which he sets his password."""

from typing import cast

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from common.doors import ActingRequest, answer_status, carried_out, sent
from organizations.actions import one_time_links, sessions
from organizations.forms.people import PasswordForm
from organizations.models import User
from organizations.readings import own_account
from organizations.readings.actors import actor_of

KEPT = "one_time_link"  # in the session, so that the token leaves the address at once


def page(request: ActingRequest) -> HttpResponse:
    account = own_account.own_account(
        cast(User, request.user), viewer=request.actor, session_key=request.session.session_key or ""
    )
    context = {"account": account, "breadcrumbs": [(_("My account"), "")]}
    return render(request, "account/own.html", context)


def end_session(request: ActingRequest, key: str) -> HttpResponse:
    found = own_account.own_session(key, viewer=request.actor)
    if found is None:
        raise Http404
    if request.method != "POST":
        return redirect("organizations:account")
    if found.pk == request.session.session_key:
        logout(request)
        return redirect("account_login")
    sessions.end(by=request.actor, session=found)
    messages.success(request, _("That sign-in has ended."))
    return redirect("organizations:account")


def end_all(request: ActingRequest) -> HttpResponse:
    """Everywhere, here too."""
    if request.method != "POST":
        return redirect("organizations:account")
    sessions.end_others(by=request.actor, keep="")
    logout(request)
    messages.success(request, _("You are signed out everywhere."))
    return redirect("account_login")


@never_cache
@login_not_required
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Takes the token out of the address. Opening uses nothing up: programs that look at letters open links, too."""
    link = own_account.link_of_token(token)
    if link is not None:
        request.session[KEPT] = link.token_hash
    else:
        request.session.pop(KEPT, None)
    return redirect("organizations:set-password")


@never_cache
@login_not_required
def set_password(request: HttpRequest) -> HttpResponse:
    link = own_account.live_link(request.session.get(KEPT, ""))
    if link is None:
        return render(request, "account/link_over.html", status=410)
    if request.user.is_authenticated:
        return render(request, "account/link_signed_in.html", {"person": link.user}, status=409)
    form = PasswordForm(sent(request))
    if form.is_valid() and carried_out(
        form,
        lambda: one_time_links.use(
            by=actor_of(link.user), link=link, password=form.cleaned_data["password1"]
        ),
    ):
        del request.session[KEPT]
        messages.success(request, _("Your password is set. Please sign in with it."))
        return redirect("account_login")
    context = {"form": form, "person": link.user}
    return render(request, "account/set_password.html", context, status=answer_status(form))
