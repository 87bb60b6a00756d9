"""What the choices of the ledger are called on pages and in sheets."""

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from organizations.models.profile import profile
from projects.models.budget import BudgetEntry

Text = str | Promise
S = BudgetEntry.Source
STAGES: dict[str, Text] = {
    BudgetEntry.Stage.PROPOSED.value: pgettext_lazy("money", "Proposed"),
    BudgetEntry.Stage.ALLOCATED.value: pgettext_lazy("money", "Plan"),
    BudgetEntry.Stage.COMMITTED.value: pgettext_lazy("money", "Contracted"),
    BudgetEntry.Stage.DISBURSED.value: pgettext_lazy("money", "Paid out"),
    BudgetEntry.Stage.SETTLED.value: pgettext_lazy("money", "Settled"),
}
NATURES: dict[str, Text] = {
    BudgetEntry.Nature.CAPITAL.value: gettext_lazy("Public investment"),
    BudgetEntry.Nature.RECURRENT.value: gettext_lazy("Recurrent spending"),
}


def sources() -> dict[str, str]:
    """Whose budget pays, in the words of the installation's levels."""
    levels = profile()
    return {
        S.CENTRAL.value: _("Central budget"),
        S.SUPERIOR.value: _("Budget of the %(level)s") % {"level": levels.superior},
        S.OWN.value: _("Budget of the %(level)s") % {"level": levels.own_level},
        S.LOWER.value: _("Budget of the %(level)s") % {"level": levels.lower_level},
        S.FUND.value: _("Funds"),
        S.SOCIAL.value: _("Private contributions"),
    }


def source_choices() -> list[tuple[str, str]]:
    """Every name of every source, in each language of the portal."""
    found = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found += list(sources().items())
    return found
