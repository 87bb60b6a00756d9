"""A delegation as an administrator enters it from its paper."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common import clock
from common.form_fields import DayField
from organizations.models import Post
from organizations.permissions import Part


class PostField(forms.ChoiceField):
    """One of the posts of the plan."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.posts: dict[str, Post] = {}

    def offer(self, posts: Iterable[Post]) -> None:
        self.posts = {str(post.pk): post for post in posts}
        named = ((key, f"{post.title} – {post.unit.short_name}") for key, post in self.posts.items())
        self.choices = [("", "–"), *named]

    def clean(self, value: Any) -> Post | None:
        return self.posts.get(super().clean(value))


class DelegationForm(forms.Form):
    from_post = PostField(label=_("Post that delegates"))
    to_post = PostField(label=_("Post that stands in"))
    part = forms.ChoiceField(label=_("What is delegated"), choices=Part.choices)
    valid_from = DayField(label=pgettext_lazy("of a role", "From the day"), initial=clock.today)
    valid_to = DayField(label=_("Last day"))
    document = forms.CharField(
        label=_("By which paper"), max_length=300, help_text=_("Number, date and kind of the paper.")
    )

    def __init__(self, *args: Any, posts: Iterable[Post] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = list(posts)
        for name in ("from_post", "to_post"):
            cast(PostField, self.fields[name]).offer(offered)


class EndDelegationForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=300)
