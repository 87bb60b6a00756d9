"""The axes of the ledger: what each is called, how its keys are printed and in which order they stand."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from projects.models import Project
from projects.models.budget_words import NATURES, STAGES, sources
from projects.readings.ledger import NO_DAY, NO_PHASE, Ledger

Text = str | Promise
STAGE = "stage"
AXES: dict[str, Text] = {
    "project": gettext_lazy("Project"),
    "kind": gettext_lazy("Kind of project"),
    "lead": gettext_lazy("Lead unit"),
    "phase": gettext_lazy("Phase"),
    "year": gettext_lazy("Budget year"),
    "source": pgettext_lazy("money", "Source"),
    "nature": gettext_lazy("Kind of spending"),
    STAGE: pgettext_lazy("money", "Stage"),
    "paid": gettext_lazy("Year of payment"),
}


def keys_of(book: Ledger, axis: str) -> Sequence[tuple[str, Text]]:
    """Keys that the ledger speaks of, with their names, in their order."""
    found = {group.keys[axis] for group in book.groups}
    return [(key, name) for key, name in names_of(book, axis) if key in found]


def names_of(book: Ledger, axis: str) -> Sequence[tuple[str, Text]]:
    """Every key of an axis in the order in which tables print it."""
    if axis == "project":
        return [(str(each.pk), each.name) for each in sorted(book.projects.values(), key=lambda p: p.code)]
    if axis == "lead":
        return sorted(
            {(each.lead_code, each.lead) for each in book.projects.values()}, key=lambda pair: pair[1]
        )
    if axis in ("year", "paid"):
        years = sorted({group.keys[axis] for group in book.groups})
        return [(year, _("not a payment") if year == NO_DAY else year) for year in years]
    if axis == "phase":
        return [*book.phases.items(), (NO_PHASE, _("outside the phases"))]
    fixed: dict[str, Sequence[tuple[str, Text]]] = {
        "kind": [(str(key), label) for key, label in Project.Kind.choices],
        "source": list(sources().items()),
        "nature": list(NATURES.items()),
        STAGE: list(STAGES.items()),
    }
    return fixed[axis]
