"""What goes before the meeting, and the draft conclusion made from it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from apps_catalog.actions import submissions
from apps_catalog.forms.mergers import DraftForm
from apps_catalog.policies.evaluations import may_analyse
from apps_catalog.readings.comparison import submission
from apps_catalog.readings.draft_items import draft_items, draft_title
from apps_catalog.views.analysis_pages import merging, shown
from apps_catalog.views.lookup import plan_asked
from common import clock
from common.days import day_asked
from common.doors import ActingRequest, carried_out, sent
from directives.models import Directive
from organizations.models import Committee
from organizations.models.validity import in_force


@require_safe
def basket(request: ActingRequest) -> HttpResponse:
    on = day_asked(request)
    found = submission(viewer=request.actor, owner=plan_asked(request), on=on)
    context = {"page": found, "on": on, "breadcrumbs": merging((gettext_lazy("Submission"), ""))}
    return shown(request, "apps_catalog/submission.html", context)


def draft(request: ActingRequest) -> HttpResponse:
    """A draft conclusion with one item per scenario; the directives' own pages carry it on."""
    owner, today = plan_asked(request), clock.today()
    may_analyse(request.actor, owner.pk).enforce()
    found = submission(viewer=request.actor, owner=owner, on=today)
    items = draft_items(found)
    committees = Committee.objects.visible_to(request.actor).filter(in_force(today), owner=owner)
    form = DraftForm(sent(request), committees=committees, initial={"title": draft_title(found)})
    made: list[Directive] = []
    if form.is_valid() and carried_out(
        form,
        lambda: made.append(
            submissions.draft_notice(
                by=request.actor,
                owner=owner,
                committee=form.committee(),
                title=form.cleaned_data["title"],
                items=items,
            )
        ),
    ):
        messages.success(request, _("The draft stands; number, date and signer follow after the meeting."))
        return redirect("directives:detail", pk=made[0].pk)
    context = {"form": form, "items": items, "breadcrumbs": merging((gettext_lazy("Draft conclusion"), ""))}
    return shown(request, "apps_catalog/submission_draft.html", context)
