"""What a meeting would conclude on each scenario, as items of a draft notice: in Vietnamese, the language of papers."""

from django.utils import translation
from django.utils.translation import gettext as _

from apps_catalog.readings.comparison import Compared, Submission
from common.formats import dmy
from directives.actions.items import ItemFields
from directives.models import DirectiveItem


def draft_items(found: Submission) -> tuple[ItemFields, ...]:
    with translation.override("vi"):
        return tuple(_item(no, entry) for no, entry in enumerate(found.entries, start=1))


def draft_title(found: Submission) -> str:
    with translation.override("vi"):
        return _("Conclusion on merging shared applications (%(count)s scenarios)") % {
            "count": len(found.entries)
        }


def _item(no: int, entry: Compared) -> ItemFields:
    row = entry.row
    units = [line.unit.code for line in entry.picture.units if line.unit.code != row.keep.owner_unit.code]
    told = {
        "retired": "; ".join(each.app.name for each in row.retire),
        "kept": row.keep.name,
        "code": row.code,
        "unit": row.keep.owner_unit.name,
        "day": dmy(row.terms.cutover_on),
    }
    text = _(
        "Merge %(retired)s into %(kept)s (scenario %(code)s). %(unit)s takes the lead, together with the units "
        "that use them, in moving users and data; to be finished by %(day)s."
    )
    return ItemFields(
        no=no,
        text=text % told,
        leads=(row.keep.owner_unit.code,),
        coordinators=tuple(units),
        required_output=_("Minutes of stopping the retired applications; users and data moved")[:500],
        deadline_text=_("by %(day)s") % told,
        due_kind=DirectiveItem.Due.DATE,
        original_due_on=row.terms.cutover_on,
    )
