"""What the office and units fill in about the scheme. Rules are the policies'; here is only the shape of input."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from common.form_fields import CalendarDayField
from directives.models import Directive, DirectiveItem
from organizations.models import Committee, Unit
from projects.actions.drafts import DraftFields
from projects.actions.schemes import SchemeFields
from projects.actions.sections import SectionFields
from projects.forms.fields import WordsField
from projects.models import CommentAnswer, SchemeComment, SchemeDraft

CUT = 90  # characters of an orientation in a choice


class WideForm(forms.Form):
    """`wide` names the fields that take a whole line."""

    wide: tuple[str, ...] = ()


class VersionedForm(WideForm):
    """Carries the version the writer saw, so that the second of two people learns of the first."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class SchemeForm(WideForm):
    wide = ("title",)
    title = forms.CharField(label=_("Title"), max_length=300)
    code = forms.RegexField(
        r"^[A-Za-z0-9][A-Za-z0-9.\-]*$",
        label=_("Code"),
        max_length=40,
        help_text=_("Letters, digits, dot and hyphen."),
    )
    from_year = forms.IntegerField(label=_("From year"), min_value=2000, max_value=2100)
    to_year = forms.IntegerField(label=_("To year"), min_value=2000, max_value=2100)

    def __init__(
        self, *args: Any, committees: QuerySet[Committee], units: QuerySet[Unit], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["committee"] = forms.ModelChoiceField(committees, label=_("Committee"), required=False)
        self.fields["drafting_unit"] = forms.ModelChoiceField(units, label=_("Unit that draws it up"))

    def fields_typed(self) -> SchemeFields:
        names = ("title", "code", "from_year", "to_year", "committee", "drafting_unit")
        return SchemeFields(**{name: self.cleaned_data[name] for name in names})


class NewDraftForm(WideForm):
    wide = ("title", "note")
    title = forms.CharField(label=_("Title of the version"), max_length=300)
    note = WordsField(label=_("What is new in this version"), max_length=3000, required=False)

    def __init__(self, *args: Any, kinds: Iterable[str], years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = [(kind, SchemeDraft.Kind(kind).label) for kind in kinds]
        self.fields["kind"] = forms.ChoiceField(label=_("Kind"), choices=chosen)
        if SchemeDraft.Kind.ADJUSTMENT in dict(chosen):
            self.fields["year"] = forms.TypedChoiceField(
                label=_("Year adjusted"), choices=[(year, str(year)) for year in years], coerce=int
            )

    def fields_typed(self) -> DraftFields:
        told = self.cleaned_data
        return DraftFields(told["kind"], told["title"], told.get("year"), told["note"])


class DraftForm(VersionedForm):
    wide = ("title", "note")
    title = forms.CharField(label=_("Title of the version"), max_length=300)
    note = WordsField(label=_("What is new in this version"), max_length=3000, required=False)


class SectionForm(VersionedForm):
    wide = ("heading", "text")
    ref = forms.CharField(label=_("No."), max_length=20, required=False)
    position = forms.IntegerField(
        label=_("Order"), min_value=1, max_value=999, required=False, help_text=_("Empty: last.")
    )
    heading = forms.CharField(label=_("Heading"), max_length=300)
    text = WordsField(label=_("Text"), rows=12, max_length=20_000, required=False)

    def fields_typed(self) -> SectionFields:
        told = self.cleaned_data
        return SectionFields(told["heading"], told["ref"], told["text"], told["position"])


class ItemChoice(forms.ModelChoiceField):
    def label_from_instance(self, item: DirectiveItem) -> str:
        text = item.gist or item.text
        cut = text if len(text) <= CUT else f"{text[:CUT].rstrip()}…"
        return f"{item.directive.number}, {item.no}. {cut}"


class PaperChoice(forms.ModelChoiceField):
    def label_from_instance(self, paper: Directive) -> str:
        day = f"{paper.issued_on:%d/%m/%Y}" if paper.issued_on else ""
        return f"{paper.number} ({day}) {paper.title[:CUT]}"


class OrientationForm(WideForm):
    wide = ("item", "note")
    note = forms.CharField(label=_("How it is taken up"), max_length=500, required=False)
    field_order = ("item", "note")

    def __init__(self, *args: Any, orientations: QuerySet[DirectiveItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"] = ItemChoice(
            orientations.select_related("directive"), label=_("Orientation of a meeting")
        )
        self.order_fields(self.field_order)


class SendForm(WideForm):
    wide = ("units", "note")
    due_on = CalendarDayField(label=_("Comments by"))
    number = forms.CharField(label=_("Number of the letter"), max_length=60, required=False)
    note = WordsField(label=_("What the units are asked"), max_length=3000, required=False)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"] = forms.ModelMultipleChoiceField(
            units, label=_("Units asked"), widget=forms.CheckboxSelectMultiple
        )


class CommentForm(WideForm):
    """A unit says one thing at a time, of one section or the whole."""

    wide = ("text", "stance")
    stance = forms.ChoiceField(
        label=_("Opinion"), choices=SchemeComment.Stance.choices, widget=forms.RadioSelect
    )
    text = WordsField(label=_("Comment"), rows=6, max_length=5000, required=False)
    paper = forms.CharField(label=_("Number of the unit's letter"), max_length=60, required=False)

    def __init__(
        self, *args: Any, units: Iterable[Unit], sections: Iterable[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = forms.ChoiceField(
            label=_("Unit"), choices=[(unit.code, unit.name) for unit in units]
        )
        self.fields["section"] = forms.TypedChoiceField(
            label=_("Section"),
            choices=[("", _("the whole draft")), *((str(pk), name) for pk, name in sections)],
            coerce=int,
            empty_value=None,
            required=False,
        )
        self.order_fields(("unit", "section", "stance", "text", "paper"))


class AnswerForm(WideForm):
    wide = ("verdict", "text")
    verdict = forms.ChoiceField(
        label=_("Answer"), choices=CommentAnswer.Verdict.choices, widget=forms.RadioSelect
    )
    text = WordsField(
        label=_("What is changed, or why not"),
        rows=4,
        max_length=3000,
        help_text=_("As it will stand in the table of comments."),
    )


class NoteForm(WideForm):
    wide = ("note",)
    note = WordsField(label=_("Note"), max_length=2000, required=False)


class PaperForm(WideForm):
    """The issued paper that approves or adopts."""

    wide = ("directive", "note")
    note = WordsField(label=_("Note"), max_length=2000, required=False)

    def __init__(self, *args: Any, papers: QuerySet[Directive], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["directive"] = PaperChoice(
            papers,
            label=_("Paper that approves"),
            required=False,
            help_text=_("Issued papers of the plan; capture the decision first when it is not here."),
        )
        self.order_fields(("directive", "note"))
