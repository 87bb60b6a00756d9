"""A file that goes with a report or a request. What a file may be is decided by `documents`."""

from django import forms
from django.utils.translation import gettext_lazy as _

ACCEPTED = ".pdf,.docx,.xlsx,.odt,.ods,.png,.jpg,.jpeg"


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        help_text=_("PDF, Word, Excel, OpenDocument, PNG or JPEG, at most 10 MB."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    classified = forms.BooleanField(
        label=_("A file is classified (MẬT, TỐI MẬT or TUYỆT MẬT)"), required=False
    )
