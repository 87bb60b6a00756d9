"""What the secretary types while capturing a notice. A cell that is not understood is kept as typed, never refused."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import PurePath
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.form_fields import DayField
from common.formats import number
from directives.actions.capture_rows import empty_row
from directives.models import Directive, DirectiveItem
from directives.models.capture import Row
from directives.parsing import due_entry
from directives.parsing.docx_text import RefusedFile, text_of_docx
from directives.readings.capture_entries import Entries
from directives.readings.capture_row_pages import due_entry_of, report_entry_of, units_entry

MOST_LETTERS = 200_000
MOST_BYTES = 10 * 1024 * 1024
MOST_LETTERS_OF_A_ROW = 10_000
HEADING_LINES = 30
CLASSIFIED = re.compile(r"^[ \t]*(?:TUYỆT |TỐI )?MẬT[ \t]*$", re.MULTILINE)  # the stamp of a classified paper


class StartForm(forms.Form):
    """Pasted text or a file; when a file is refused, the pasted text stays where it is."""

    body = forms.ChoiceField(label=gettext_lazy("Paper of"))
    text = forms.CharField(
        label=gettext_lazy("Text of the notice"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=gettext_lazy("Word file"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(
            attrs={
                "accept": ".docx,.txt,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
        ),
    )
    meeting = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, bodies: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["body"]).choices = list(bodies)
        self.fields["body"].initial = bodies[0][0] if bodies else None

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if len(text) > MOST_LETTERS:
            told = _("The text has %(count)s letters; at most %(most)s are read at once. Paste it in parts.")
            raise ValidationError(told % {"count": number(len(text)), "most": number(MOST_LETTERS)})
        return text

    def clean_file(self) -> str:
        """The text of the file."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is None:
            return ""
        if (file.size or 0) > MOST_BYTES:
            told = _("The file is larger than %(most)s MB. Paste its text instead.")
            raise ValidationError(told % {"most": MOST_BYTES // 1024**2})
        try:
            text = text_of(file.name or "", file.read())
        except RefusedFile as refused:
            raise ValidationError(str(refused)) from refused
        if len(text) > MOST_LETTERS:
            told = _("The file holds %(count)s letters; at most %(most)s are read at once.")
            raise ValidationError(told % {"count": number(len(text)), "most": number(MOST_LETTERS)})
        return text

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        words = "\n".join(given.get(name) or "" for name in ("text", "file"))
        if CLASSIFIED.search("\n".join(words.splitlines()[:HEADING_LINES])):
            told = _(
                "The text bears a mark of secrecy. Classified papers must not be entered into the portal."
            )
            self.add_error(None, told)
        if not self.errors and not words.strip():
            missing = _("Paste the text of the notice or choose its Word file: there is nothing to read yet.")
            self.add_error("text", missing)
        return given

    @property
    def words(self) -> str:
        """The pasted text, then the file's."""
        parts = (self.cleaned_data["text"], self.cleaned_data["file"])
        return "\n\n".join(part for part in parts if part.strip())


def text_of(name: str, content: bytes) -> str:
    """The text of an uploaded file; raises `RefusedFile` with its reason."""
    if PurePath(name).suffix.lower() != ".txt":
        return text_of_docx(content)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RefusedFile(
            _("The text file is not in UTF-8. Save it again as UTF-8, or paste its text.")
        ) from None


class RowForm(forms.Form):
    """One row as typed; `version` is the row's `rev` that the editor has seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("Content"), required=False, strip=False, max_length=MOST_LETTERS_OF_A_ROW
    )
    heading = forms.CharField(required=False, max_length=300)
    kind = forms.ChoiceField(choices=DirectiveItem.Kind.choices)
    leads = forms.CharField(required=False, max_length=1000)
    coordinators = forms.CharField(required=False, max_length=2000)
    due = forms.CharField(required=False, max_length=120)
    output = forms.CharField(required=False, max_length=500)
    report = forms.CharField(required=False, max_length=120)
    directing_post = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)
    at = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, row: Row | None, known: Entries, **kwargs: Any) -> None:
        """Without a row (somebody took it off the table) the typed words are read as those of a new one."""
        super().__init__(*args, **kwargs)
        row = row or empty_row(1)
        self.row, self.known = row, known
        self.guesses: list[tuple[str, str]] = []
        posts = list(known.posts)
        if row["directing_post"] and row["directing_post"] not in dict(posts):
            posts.append((row["directing_post"], ""))
        cast(forms.ChoiceField, self.fields["directing_post"]).choices = [("", ""), *posts]

    def values(self) -> dict[str, Any]:
        """What the row becomes, in the names of `captures.RowFields`."""
        given = self.cleaned_data
        typed: dict[str, str] = {}
        return {
            "text": given["text"].replace("\r\n", "\n").rstrip(),
            "heading": given["heading"] or self.row["heading"],
            "kind": given["kind"],
            "leads": self._units("leads", typed),
            "coordinators": self._units("coordinators", typed),
            "due": self._due(typed),
            "report": self._report(typed),
            "output": given["output"],
            "directing_post": given["directing_post"],
            "typed": typed,
        }

    def _units(self, name: str, typed: dict[str, str]) -> tuple[str, ...]:
        """A cell nobody touched keeps its tokens, also those of units that have ended since."""
        entry = self.cleaned_data[name].strip()
        tokens = self.row["leads"] if name == "leads" else self.row["coordinators"]
        if entry == units_entry(self.row, name, self.known) and not self.row["typed"].get(name):
            return tuple(tokens)
        read = self.known.units.read(entry)
        self.guesses += read.guesses
        if read.unknown:
            typed[name] = "; ".join(read.unknown)
        return read.tokens

    def _due(self, typed: dict[str, str]) -> dict[str, Any]:
        entry = self.cleaned_data["due"].strip()
        if entry == due_entry_of(self.row) and not self.row["typed"].get("due"):
            return self.row["due"]
        read = due_entry.read_due(entry, issued_on=self.known.on, calendar=self.known.calendar)
        if read is None:
            typed["due"] = entry
            return due_entry.NO_DUE.as_row()
        return read.as_row()

    def _report(self, typed: dict[str, str]) -> dict[str, Any] | None:
        entry = self.cleaned_data["report"].strip()
        if not entry:
            return None
        if entry == report_entry_of(self.row) and not self.row["typed"].get("report"):
            return self.row["report"]
        read = due_entry.read_due(entry, issued_on=self.known.on, calendar=self.known.calendar)
        if read is None or read.kind != "recurring":
            typed["report"] = entry
            return None
        return {"rule": read.rule, "day": read.day}

    def told_guesses(self) -> list[str]:
        """What abbreviations were taken for, to be said aloud."""
        return [_("“%(typed)s”: %(unit)s.") % {"typed": typed, "unit": unit} for typed, unit in self.guesses]

    def as_typed(self) -> dict[str, Any]:
        """The cells as they were sent, when some could not be read: for showing them again."""
        sent = {name: str(self.data.get(name, "")) for name in ("text", "heading", "output")}
        cells = ("leads", "coordinators", "due", "report")
        blank: dict[str, Any] = {
            "leads": [],
            "coordinators": [],
            "due": due_entry.NO_DUE.as_row(),
            "report": None,
        }
        return {**sent, **blank, "typed": {name: str(self.data.get(name, "")) for name in cells}}


class SpanForm(forms.Form):
    """Where a new row goes: below a row, or from `start` to `end` of the text."""

    after = forms.CharField(required=False, max_length=8)
    start = forms.IntegerField(required=False, min_value=0)
    end = forms.IntegerField(required=False, min_value=0)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        start, end = given.get("start"), given.get("end")
        span = (start, end) if start is not None and end is not None else None
        return {"after": given.get("after", ""), "span": span}


class HeaderForm(forms.Form):
    """Number, date, signer and the like; each may follow later, work is given out when all three stand."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=gettext_lazy("Kind of paper"), choices=Directive.Kind.choices)
    number = forms.CharField(label=gettext_lazy("Number"), required=False, max_length=60)
    issued_on = DayField(label=gettext_lazy("Date of the paper"), required=False)
    meeting_on = DayField(label=gettext_lazy("Date of the meeting"), required=False)
    signer_post = forms.CharField(label=gettext_lazy("Post of the signer"), required=False, max_length=200)
    authority = forms.ChoiceField(
        label=gettext_lazy("Authority of the signature"), required=False, choices=Directive.Authority.choices
    )
    signer_name = forms.CharField(label=gettext_lazy("Signed by"), required=False, max_length=150)
    circulation = forms.ChoiceField(label=gettext_lazy("Circulation"), choices=Directive.Circulation.choices)
    title = forms.CharField(
        label=gettext_lazy("Subject"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def values(self) -> dict[str, Any]:
        """The header as `Capture.header` holds it."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        days = ("issued_on", "meeting_on")
        return {name: _iso(value) if name in days else value for name, value in given.items()}


class VersionForm(forms.Form):
    """An act on the whole draft, on the state its author has seen."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
