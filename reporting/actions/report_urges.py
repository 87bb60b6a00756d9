"""Units are urged to send a report: one record for each, in the manner of every other urging."""

from collections.abc import Iterable

from django.db import transaction

from common import audit, clock
from common.actors import Actor
from common.stamps import stamp
from directives.models import Urge
from organizations.models import Unit
from organizations.permissions import Permission, standing_in
from reporting.models import Period, ReportForm
from reporting.policies import urging
from reporting.sources.completeness import marks_of
from reporting.sources.expected import ref_of
from reporting.sources.senders import Senders, columns_from


@transaction.atomic
def record(*, by: Actor, form: ReportForm, period: Period, units: Iterable[Unit], text: str) -> list[Urge]:
    """The same words to every unit named. Who has sent in the meantime is not urged: the whole act is refused."""
    urging.may_urge_for(by, form).enforce()
    named = list(units)
    urging.somebody_is_named(named).enforce()
    urging.text_is_given(text).enforce()
    senders = Senders.of(form)
    columns = columns_from(senders.definition, [period], clock.today())
    marks = marks_of(named, columns, senders, on=clock.today())
    urging.is_wanting(marks.of(unit.pk, columns[0]) for unit in named).enforce()
    by = standing_in(by, Permission.URGE, home_id=form.owner_id)
    ref = ref_of(form, period)
    urges = [
        Urge(object_kind=ref.kind, object_key=ref.key, unit=unit, text=text.strip(), **stamp(by))
        for unit in named
    ]
    for urge in urges:
        urge.full_clean(exclude=("unit",), validate_constraints=False)
    Urge.objects.bulk_create(urges)
    facts = {"units": [unit.code for unit in named], "period": period.code}
    audit.record(by=by, verb="report.urged", thing=ref, unit_code=form.owner.code, facts=facts)
    return urges
