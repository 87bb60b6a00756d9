"""A leader's opinion on an item or on one unit's work: it becomes a quick directive at once."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from common import clock
from common.doors import ActingRequest, carried_out, sent, way_back
from directives.actions import opinions
from directives.forms.opinions import OpinionForm
from directives.models import Assignment, DirectiveItem
from directives.policies.opinions import may_give_opinion
from directives.readings.leading_posts import titles_of_plan
from directives.readings.takers import deputies_of_plan, units_of_plan
from organizations.permissions import Permission, holds

HANDED = gettext_lazy(
    "The deputy head of the committee directs the matter until it is settled and reports the result."
)
FORM = require_http_methods(["GET", "POST"])


@FORM
def of_assignment(request: ActingRequest, pk: int) -> HttpResponse:
    """About one unit's work: that unit is meant unless another is chosen."""
    works = Assignment.objects.visible_to(request.actor).select_related("unit")
    work = get_object_or_404(works, pk=pk)
    return answer(request, work.item_id, units=[work.unit.code])


@FORM
def of_item(request: ActingRequest, pk: int) -> HttpResponse:
    items = DirectiveItem.objects.visible_to(request.actor).issued(clock.today()).select_related("directive")
    item = get_object_or_404(items, pk=pk)
    if request.GET.get("hand") == "deputy":
        return answer(request, item.pk, units=deputies_of_plan(item.directive.owner_id), text=HANDED)
    leads = item.assignments.leads().open().values_list("unit__code", flat=True)
    return answer(request, item.pk, units=list(leads))


def answer(
    request: ActingRequest, item_id: int, *, units: list[str], text: str | Promise = ""
) -> HttpResponse:
    items = DirectiveItem.objects.visible_to(request.actor)
    item = get_object_or_404(items.select_related("directive__owner", "directive__committee"), pk=item_id)
    offered = units_of_plan(item.directive.owner_id)
    form = OpinionForm(
        sent(request), initial={"units": units, "text": text}, offered=offered, **voices(request, item)
    )
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("text", "units", "due_on")}
        given: list[Any] = []
        by = form.speaker(request.actor)
        if carried_out(form, lambda: given.append(opinions.give(by=by, item=item, **told))):
            number = given[0].number
            messages.success(request, _("The opinion is given out as %(number)s.") % {"number": number})
            return redirect(way_back(request, reverse("directives:detail", args=[given[0].pk])))
    back = way_back(request, reverse("directives:item", args=[item.pk]))
    context = {"item": item, "form": form, "back": back}
    return render(request, "directives/opinion.html", context, status=422 if form.errors else 200)


def voices(request: ActingRequest, item: DirectiveItem) -> dict[str, Any]:
    """Whose opinion the reader may give; refuses him who may speak for nobody."""
    paper = item.directive
    own = may_give_opinion(request.actor, item)
    entering = holds(request.actor, Permission.ENTER_FOR_LEADER, home_id=paper.owner_id)
    posts = titles_of_plan(paper.owner_id, paper.committee_id) if entering else ()
    if not posts:
        own.enforce()
    return {"posts": posts, "own": bool(own)}
