"""The acts on one row of a capture. What was typed in the row is saved with the act, or comes back with the reason."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.decisions import Refused
from common.doors import ActingRequest
from directives.actions import captures
from directives.actions.captures import RowFields
from directives.forms.capture import RowForm, SpanForm
from directives.models import Capture, DirectiveItem
from directives.readings.capture_entries import entries
from directives.readings.captures import next_to_confirm
from directives.views.capture import answer, kept, refusal, seen

Done = tuple[Capture, str, str]  # the draft after the act, the row to go on with, what to say


@require_POST
def row(request: ActingRequest, pk: int, row_id: str) -> HttpResponse:
    capture = seen(request, pk)
    old = next((each for each in capture.rows if each["id"] == row_id), None)
    known = entries(capture)
    form = RowForm(request.POST, row=old, known=known)
    if not form.is_valid():
        return unreadable(request, capture, form)
    fields = RowFields(**form.values())
    given = {"by": request.actor, "capture": capture, "row_id": row_id, "rev": form.cleaned_data["version"]}
    typing = request.headers.get("X-Autosave") == "1"
    try:
        if typing:
            return autosaved(captures.change_row(**given, fields=fields, typing=True), row_id)
        act = ACTS.get(request.POST.get("act", "").partition(":")[0], save)
        mine, current, told = act(request, form, given, fields)
    except Refused as refused:
        if typing:
            return JsonResponse({"reason": str(refused.decision.reason)}, status=refused.status)
        return refusal(request, capture, refused, row_id=row_id, typed={"id": row_id, **fields.as_row()})
    told = " ".join(part for part in (told, *form.told_guesses()) if part)
    kept_known = known if known.covers(mine) else None
    return answer(request, mine, row_id=request.POST.get("go") or current, told=told, known=kept_known)


def unreadable(request: ActingRequest, capture: Capture, form: RowForm) -> HttpResponse:
    """A field out of its bounds: nothing is saved, every word comes back."""
    reasons = [f"{form.fields[name].label}: {' '.join(map(str, told))}" for name, told in form.errors.items()]
    if request.headers.get("X-Autosave") == "1":
        return JsonResponse({"reason": " ".join(reasons)}, status=422)
    row_id = form.row["id"]
    typed = {"id": row_id, **form.as_typed()}
    return answer(request, capture, row_id=row_id, problem=" ".join(reasons), status=422, typed=typed)


def autosaved(mine: Capture, row_id: str) -> HttpResponse:
    return kept(mine, next(each["rev"] for each in mine.rows if each["id"] == row_id))


def save(request: ActingRequest, form: RowForm, given: dict[str, Any], fields: RowFields) -> Done:
    return captures.change_row(**given, fields=fields), given["row_id"], _("Saved.")


def confirm(request: ActingRequest, form: RowForm, given: dict[str, Any], fields: RowFields) -> Done:
    mine = captures.confirm_row(**given, fields=fields)
    told = _("Confirmed %(done)s of %(total)s") % {"done": mine.confirmed_count, "total": len(mine.rows)}
    return mine, next_to_confirm(mine, given["row_id"]), told


def unconfirm(request: ActingRequest, form: RowForm, given: dict[str, Any], fields: RowFields) -> Done:
    return captures.unconfirm_row(**given), given["row_id"], _("The row waits for its confirmation again.")


def split(request: ActingRequest, form: RowForm, given: dict[str, Any], fields: RowFields) -> Done:
    mine = captures.split_row(**given, at=form.cleaned_data["at"], fields=fields)
    return mine, given["row_id"], _("The item is divided.")


def merge(request: ActingRequest, form: RowForm, given: dict[str, Any], fields: RowFields) -> Done:
    ids = [each["id"] for each in given["capture"].rows]
    above = ids[max(ids.index(given["row_id"]) - 1, 0)]
    return captures.merge_row(**given, fields=fields), above, _("The item is joined to the one above.")


def remove(request: ActingRequest, form: RowForm, given: dict[str, Any], fields: RowFields) -> Done:
    mine = captures.remove_row(**given)
    return mine, next_to_confirm(mine, ""), _("The row is off the table; its words stay in the text.")


def follow(request: ActingRequest, form: RowForm, given: dict[str, Any], fields: RowFields) -> Done:
    """`follow:<item>` links, `follow:` takes the link off."""
    key = request.POST["act"].partition(":")[2]
    item = None
    if key:
        visible = DirectiveItem.objects.visible_to(request.actor).select_related("directive")
        item = get_object_or_404(visible, pk=int(key) if key.isdecimal() else 0)
    mine = captures.follow_row(**given, item=item, fields=fields)
    return mine, given["row_id"], _("The link is set.") if item else _("The link is taken off.")


ACTS: dict[str, Callable[[ActingRequest, RowForm, dict[str, Any], RowFields], Done]] = {
    "save": save,
    "confirm": confirm,
    "unconfirm": unconfirm,
    "split": split,
    "merge": merge,
    "remove": remove,
    "follow": follow,
}


@require_POST
def add(request: ActingRequest, pk: int) -> HttpResponse:
    """An empty row below the one in hand, or a row from a stretch of the text."""
    capture, form = seen(request, pk), SpanForm(request.POST)
    given = form.cleaned_data if form.is_valid() else {"after": "", "span": None}
    try:
        mine, row_id = captures.add_row(by=request.actor, capture=capture, **given)
    except Refused as refused:
        return refusal(request, capture, refused, row_id=given["after"])
    return answer(request, mine, row_id=row_id, told=_("A row is added."))
