"""The scale by which applications are judged: every change is a new version, and rounds keep the one they asked by."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from apps_catalog.models import Criterion, EvaluationScale
from apps_catalog.policies import evaluations as policies
from common import audit
from common.actors import Actor
from common.decisions import Kind, Refused, refuse
from common.stamps import stamp
from organizations.models import Unit


@dataclass(frozen=True)
class CriterionFields:
    code: str
    name_vi: str
    name_en: str
    axis: str
    asked: str
    weight: int
    question_vi: str = ""
    question_en: str = ""


@dataclass(frozen=True)
class ScaleFields:
    functional_line: int = 60
    technical_line: int = 60
    relief_points: int = 10
    relief_full_hours: int = 400
    note: str = ""


@transaction.atomic
def set_scale(
    *, by: Actor, owner: Unit, fields: ScaleFields, criteria: Sequence[CriterionFields]
) -> EvaluationScale:
    """The next version of the plan's scale, with all its criteria in the order given."""
    policies.may_analyse(by, owner.pk).enforce()
    _codes_once(criteria)
    policies.criteria_stand(
        {each.code: each.weight for each in criteria}, [c.axis for c in criteria]
    ).enforce()
    Unit.objects.select_for_update().get(pk=owner.pk)
    last = EvaluationScale.objects.filter(owner=owner).aggregate(last=Max("number"))["last"] or 0
    scale = EvaluationScale(owner=owner, number=last + 1, **asdict(fields), **stamp(by))
    scale.full_clean()
    scale.save(force_insert=True)
    rows = [Criterion(scale=scale, position=place, **asdict(each)) for place, each in enumerate(criteria, 1)]
    for row in rows:
        _check(row)
    Criterion.objects.bulk_create(rows)
    facts = {"number": scale.number, "weights": {row.code: row.weight for row in rows}}
    audit.record(by=by, verb="evaluation.scale_set", thing=scale, unit_code=owner.code, facts=facts)
    return scale


def _codes_once(criteria: Sequence[CriterionFields]) -> None:
    codes = [each.code for each in criteria]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        reason = _("Two criteria bear the code %(codes)s.")
        raise Refused(refuse(Kind.INPUT, "code", reason % {"codes": ", ".join(twice)}))


def _check(row: Criterion) -> None:
    """One sentence for the first thing wrong with a criterion, which names the criterion."""
    try:
        row.clean_fields(exclude={"scale"})
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        column = getattr(row._meta.get_field(field), "verbose_name", field)
        told = f"{row.name_vi or row.code}, {column}: {messages[0]}"
        raise Refused(refuse(Kind.INPUT, "criteria", told)) from error
