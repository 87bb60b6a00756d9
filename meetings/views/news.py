"""News of meetings: written and approved inside, read by anybody."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from common import clock
from common.doors import ActingRequest, answer_status, carried_out, sent
from meetings.actions import news
from meetings.forms.records import NewsForm
from meetings.forms.session import ReasonForm
from meetings.models import NewsPost
from meetings.policies import may_approve_news, may_keep_record
from meetings.readings.news import public_photo, published, published_post
from meetings.views.lookup import meeting_at
from meetings.views.records import picture


@login_not_required
@require_safe
def public_list(request: HttpRequest) -> HttpResponse:
    return render(request, "meetings/news_list.html", {"posts": published(on=clock.today())})


@login_not_required
@require_safe
def public_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Every reading counts but those of the heads of requests."""
    post = published_post(pk, on=clock.today())
    if post is None:
        raise Http404
    if request.method == "GET":
        news.count_reading(pk)
    return render(request, "meetings/news_detail.html", {"post": post})


@login_not_required
@require_safe
def photo(request: HttpRequest, pk: int, photo_pk: int) -> HttpResponse:
    found = public_photo(pk, photo_pk, on=clock.today())
    if found is None:
        raise Http404
    return picture(found.attachment)


def edit(request: ActingRequest, pk: int) -> HttpResponse:
    meeting = meeting_at(request, pk)
    may_keep_record(request.actor, meeting).enforce()
    post = NewsPost.objects.visible_to(request.actor).filter(meeting=meeting).first()
    initial = vars(post) if post else {"title": meeting.title, "text": meeting.summary, "version": 0}
    form = NewsForm(sent(request), initial=initial)
    if form.is_valid() and carried_out(
        form, lambda: news.write(by=request.actor, meeting=meeting, **form.cleaned_data)
    ):
        messages.success(request, _("Saved as a draft. Submit it when it can be published."))
        return redirect("meetings:detail", pk=pk)
    context = {"form": form, "meeting": meeting, "post": post}
    return render(request, "meetings/news_edit.html", context, status=answer_status(form))


@require_POST
def submit(request: ActingRequest, pk: int) -> HttpResponse:
    news.submit(by=request.actor, post=_post(request, pk))
    messages.success(request, _("Submitted; a leader or the head of office approves it."))
    return redirect("meetings:detail", pk=pk)


@require_POST
def approve(request: ActingRequest, pk: int) -> HttpResponse:
    post = news.approve(by=request.actor, post=_post(request, pk))
    messages.success(request, _("Published."))
    return redirect("news:detail", pk=post.pk)


def take_down(request: ActingRequest, pk: int) -> HttpResponse:
    post = _post(request, pk)
    may_approve_news(request.actor, post.meeting).enforce()
    form = ReasonForm(sent(request))
    if form.is_valid() and carried_out(
        form, lambda: news.take_down(by=request.actor, post=post, reason=form.cleaned_data["reason"])
    ):
        messages.success(request, _("Taken down; the public does not see it any more."))
        return redirect("meetings:detail", pk=pk)
    context = {"form": form, "meeting": post.meeting, "asked": _("Take the news down")}
    return render(request, "meetings/reason.html", context, status=answer_status(form))


def _post(request: ActingRequest, pk: int) -> NewsPost:
    posts = NewsPost.objects.visible_to(request.actor).select_related("meeting")
    return get_object_or_404(posts, meeting=pk)
