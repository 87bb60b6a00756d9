"""The words by which a filled sheet is recognised: written by the layout, read back by the import."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

FIGURES, WORDS, MADE_FOR = "figures", "words", "made for"
COLUMNS: dict[str, str | Promise] = {
    "code": gettext_lazy("Indicator code"),
    "name": gettext_lazy("Indicator"),
    "unit": gettext_lazy("Unit of measure"),
    "counted": gettext_lazy("What is counted"),
    "last": gettext_lazy("Last period"),
    "figure": gettext_lazy("Figure, or numerator"),
    "denominator": gettext_lazy("Denominator"),
    "nothing": gettext_lazy("Where there is no figure"),
    "note": gettext_lazy("Note"),
}
PROSE: dict[str, str | Promise] = {
    "part": gettext_lazy("Section"),
    "heading": gettext_lazy("What it says"),
    "words": gettext_lazy("Words"),
}
HEADINGS: dict[str, str | Promise] = {
    "results": gettext_lazy("Results"),
    "difficulties": gettext_lazy("Difficulties and their causes"),
    "next": gettext_lazy("What comes next"),
    "proposals": gettext_lazy("Proposals"),
}
NOTHINGS: dict[str, str | Promise] = {
    "nil": gettext_lazy("Nothing occurred"),
    "not_applicable": gettext_lazy("Not applicable"),
}
YES, NO = gettext_lazy("Yes"), gettext_lazy("No")
