"""The page on which the removal of a file is asked for, whatever holds the file; a second person confirms it elsewhere."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.doors import ActingRequest, answer_status, carried_out, sent


class RemovalForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Why the file must not be here. Please do not repeat what it says."),
    )


def removal(request: ActingRequest, *, file: object, back: str, ask: Callable[[str], object]) -> HttpResponse:
    """`file` is what is told of it; `ask` takes the reason. The caller has seen to it that the reader may ask."""
    form = RemovalForm(sent(request))
    if form.is_valid() and carried_out(form, lambda: ask(form.cleaned_data["reason"])):
        messages.success(request, _("The removal is asked for; a second person must confirm it."))
        return redirect("documents:purges")
    context = {"file": file, "form": form, "back": back}
    return render(request, "documents/removal.html", context, status=answer_status(form))
