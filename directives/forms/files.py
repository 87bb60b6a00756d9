"""Files in forms. What a file may be is decided by `documents`; here they are only taken."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from common.form_fields import ClassifiedField

ACCEPTED = ".pdf,.docx,.xlsx,.odt,.ods,.png,.jpg,.jpeg"
WHICH_FILE = _("PDF, Word, Excel, OpenDocument, PNG or JPEG, at most 10 MB.")
# The whole form is at most 25 MB, whatever is in it (settings.BODY_LIMIT).
WHICH_FILES = _(
    "Up to 5 files: PDF, Word, Excel, OpenDocument, PNG or JPEG; each at most 10 MB, together 20 MB."
)


class SeveralFilesInput(forms.FileInput):
    allow_multiple_selected = True

    def __init__(self) -> None:
        super().__init__(attrs={"multiple": True, "accept": ACCEPTED})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class FilesField(forms.Field):
    """A list of sent files, in their order; an empty file is kept in it, so that it is refused by name."""

    widget = SeveralFilesInput

    def clean(self, value: Any) -> Sequence[UploadedFile]:
        super().clean(value)
        return [each for each in value or [] if each]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data)


class ScanForm(forms.Form):
    file = forms.FileField(
        label=_("Scan of the signed paper"),
        allow_empty_file=True,
        help_text=WHICH_FILE,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    classified = ClassifiedField()
