"""What the office types of a project, what it links it to, and how it pauses or ends."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from apps_catalog.models import Application
from common.form_fields import CalendarDayField
from directives.models import DirectiveItem
from organizations.models import Post, Unit
from projects.actions.projects import ProjectFields
from projects.forms.fields import WordsField
from projects.forms.money_fields import MoneyField
from projects.forms.scheme import VersionedForm, WideForm
from projects.models import LegalRegime, Phase, Project, Scheme, Target, Track
from projects.models.project import CODE_SHAPE, ProjectFacts

TALL = {"size": 8}


LONGEST = 110


def item_label(item: DirectiveItem) -> str:
    told = item.gist or item.text
    cut = told if len(told) <= LONGEST else f"{told[:LONGEST].rstrip()}…"
    return f"{item.directive.number}, {item.no}. {cut}"


class PostChoice(forms.ModelChoiceField):
    def label_from_instance(self, post: Post) -> str:
        return f"{post.title} ({post.unit.short_name})"


class RegimeChoice(forms.ModelChoiceField):
    def label_from_instance(self, regime: LegalRegime) -> str:
        last = f"{regime.valid_to:%d/%m/%Y}" if regime.valid_to else "…"
        return f"{regime.name} ({regime.valid_from:%d/%m/%Y} – {last})"


class ProjectForm(VersionedForm):
    """Choices are of one plan: `units`, `posts`, `phases`."""

    wide = ("name", "summary", "legal_basis", "coordinators", "reason")
    name = forms.CharField(label=_("Name"), max_length=250)
    kind = forms.ChoiceField(label=_("Kind"), choices=ProjectFacts.Kind.choices)
    starts_on = CalendarDayField(label=_("First day"))
    ends_on = CalendarDayField(label=_("Last day"))
    track = forms.ChoiceField(
        label=_("Track"), choices=Track.choices, help_text=_("How the State buys it: its gates follow.")
    )
    total_vnd = MoneyField(label=_("Total investment"), required=False)
    summary = WordsField(label=_("Purpose and scope"), max_length=5000, required=False)
    legal_basis = WordsField(
        label=_("Legal basis"), max_length=5000, required=False, help_text=_("One paper on a line.")
    )

    def __init__(
        self,
        *args: Any,
        units: QuerySet[Unit],
        posts: QuerySet[Post],
        phases: QuerySet[Phase],
        regimes: QuerySet[LegalRegime],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"] = forms.ModelChoiceField(units, label=_("Lead unit"), empty_label="–")
        self.fields["owner_post"] = PostChoice(
            posts.select_related("unit"), label=_("Post in charge"), required=False, empty_label="–"
        )
        self.fields["phase"] = forms.ModelChoiceField(
            phases, label=_("Phase"), required=False, empty_label="–"
        )
        self.fields["regime"] = RegimeChoice(
            regimes, label=_("Legal regime"), empty_label=None,
            help_text=_("By the day on which the project is decided."),
        )  # fmt: skip
        self.fields["coordinators"] = forms.ModelMultipleChoiceField(
            units,
            label=_("Coordinating units"),
            required=False,
            to_field_name="code",
            widget=forms.SelectMultiple(attrs=TALL),
        )
        self.order_fields(
            (
                "code", "name", "kind", "phase", "lead", "owner_post", "starts_on", "ends_on", "track", "regime",
                "total_vnd", "coordinators", "summary", "legal_basis", "reason",
            )
        )  # fmt: skip

    def fields_typed(self) -> ProjectFields:
        told = self.cleaned_data
        names = (
            "name", "kind", "lead", "track", "regime", "starts_on", "ends_on", "summary", "owner_post", "phase",
            "legal_basis", "total_vnd",
        )  # fmt: skip
        codes = tuple(unit.code for unit in told["coordinators"])
        return ProjectFields(**{name: told[name] for name in names}, coordinators=codes)


class NewProjectForm(ProjectForm):
    code = forms.RegexField(
        rf"^{CODE_SHAPE}\Z",
        label=_("Code"),
        max_length=30,
        help_text=_("Capital letters, digits, dots and hyphens: DA-15."),
        error_messages={"invalid": _("Capital letters, digits, dots and hyphens, beginning with a letter.")},
    )

    def __init__(self, *args: Any, schemes: QuerySet[Scheme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scheme"] = forms.ModelChoiceField(schemes, label=_("Scheme"), empty_label=None)
        self.order_fields(("scheme",))


class ChangeProjectForm(ProjectForm):
    reason = forms.CharField(label=_("Reason of the change"), max_length=300, required=False)


class StandingForm(WideForm):
    wide = ("standing_paper", "reason")
    standing = forms.ChoiceField(
        label=_("Whether it goes on"), choices=Project.Standing.choices, widget=forms.RadioSelect
    )
    standing_paper = forms.CharField(
        label=_("Paper that says so"), max_length=200, help_text=_("Number and date of the paper.")
    )
    reason = forms.CharField(label=_("Reason"), max_length=300, required=False)


class TargetChoices(forms.ModelMultipleChoiceField):
    def label_from_instance(self, target: Target) -> str:
        return f"{target.code} {target.name}"


class ItemChoices(forms.ModelMultipleChoiceField):
    def label_from_instance(self, item: DirectiveItem) -> str:
        return item_label(item)


class ApplicationChoices(forms.ModelMultipleChoiceField):
    def label_from_instance(self, application: Application) -> str:
        return f"{application.code} {application.name}"


class LinksForm(WideForm):
    wide = ("targets", "items", "applications")

    def __init__(
        self,
        *args: Any,
        targets: QuerySet[Target],
        items: QuerySet[DirectiveItem],
        applications: QuerySet[Application],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["targets"] = TargetChoices(
            targets, label=_("Targets it serves"), required=False, widget=forms.SelectMultiple(attrs=TALL)
        )
        self.fields["items"] = ItemChoices(
            items, label=_("Items that steer it"), required=False, widget=forms.SelectMultiple(attrs=TALL)
        )
        self.fields["applications"] = ApplicationChoices(
            applications,
            label=_("Applications it delivers"),
            required=False,
            widget=forms.SelectMultiple(attrs=TALL),
        )
