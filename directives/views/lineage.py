"""An item that goes on as another one or as several, or that gives nobody anything to do: a page for every form."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from common import clock
from common.decisions import Decision
from common.doors import ActingRequest, answer_status, carried_out, sent, way_back
from directives.actions import items, lineage
from directives.forms.courses import WordForm
from directives.forms.lineage import NoTaskForm, ReplaceForm, SplitForm
from directives.models import DirectiveItem, ItemLink
from directives.policies.items import may_end_duties
from directives.policies.opinions import may_give_opinion
from directives.readings import act_words
from directives.readings.act_words import ActWords
from directives.readings.leading_posts import titles_of_plan
from directives.readings.successors import successors
from directives.readings.takers import units_of_plan
from organizations.permissions import Permission, holds

FORM = require_http_methods(["GET", "POST"])


@FORM
def replace(request: ActingRequest, pk: int) -> HttpResponse:
    item = seen(request, pk)
    spoken = voices(request, item, may_end_duties(request.actor, item))
    form = ReplaceForm(sent(request), successors=successors(item, request.actor), **spoken)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        into, reason, by = told["successor"], told["reason"], form.speaker(request.actor)
        merged = told["kind"] == ItemLink.Kind.MERGED
        if carried_out(
            form,
            lambda: (
                lineage.merge(by=by, items=[item], into=into, reason=reason)
                if merged
                else lineage.supersede(by=by, item=item, successor=into, reason=reason)
            ),
        ):
            return done(request, item, _("The other item goes on in its place."))
    return shown(request, item, form, act_words.REPLACE)


@FORM
def split(request: ActingRequest, pk: int) -> HttpResponse:
    item = seen(request, pk)
    spoken = voices(request, item, may_give_opinion(request.actor, item))
    form = SplitForm(sent(request), offered=units_of_plan(item.directive.owner_id), **spoken)
    if request.method == "POST" and form.is_valid():
        parts = [lineage.Part(*part) for part in form.parts]
        by, reason = form.speaker(request.actor), form.cleaned_data["reason"]
        if carried_out(form, lambda: lineage.split_by_word(by=by, item=item, parts=parts, reason=reason)):
            return done(request, item, _("The item is split; its parts are given out."))
    return shown(request, item, form, act_words.SPLIT)


@FORM
def no_task(request: ActingRequest, pk: int) -> HttpResponse:
    item = seen(request, pk)
    form = NoTaskForm(sent(request), **voices(request, item, may_end_duties(request.actor, item)))
    if request.method == "POST" and form.is_valid():
        by, reason = form.speaker(request.actor), form.cleaned_data["reason"]
        if carried_out(form, lambda: items.mark_no_task(by=by, item=item, reason=reason)):
            return done(request, item, _("It is on record that no task arises."))
    return shown(request, item, form, act_words.NO_TASK)


def seen(request: ActingRequest, pk: int) -> DirectiveItem:
    visible = DirectiveItem.objects.visible_to(request.actor).issued(clock.today())
    related = visible.select_related("directive__owner", "directive__committee")
    return get_object_or_404(related, pk=pk)


def voices(request: ActingRequest, item: DirectiveItem, own: Decision) -> dict[str, Any]:
    """Whose word the reader may speak here; refuses him who may speak for nobody."""
    paper = item.directive
    entering = holds(request.actor, Permission.ENTER_FOR_LEADER, home_id=paper.owner_id)
    posts = titles_of_plan(paper.owner_id, paper.committee_id) if entering else ()
    if not posts:
        own.enforce()
    return {"posts": posts, "own": bool(own)}


def shown(request: ActingRequest, item: DirectiveItem, form: WordForm, words: ActWords) -> HttpResponse:
    back = way_back(request, reverse("directives:item", args=[item.pk]))
    context = {"item": item, "form": form, "back": back, "words": words}
    return render(request, "directives/item_act.html", context, status=answer_status(form))


def done(request: ActingRequest, item: DirectiveItem, message: str) -> HttpResponse:
    messages.success(request, message)
    return redirect(way_back(request, reverse("directives:item", args=[item.pk])))
