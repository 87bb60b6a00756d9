"""Rules are kept by the office; what they planned already stays planned."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common import audit
from common.actors import Actor
from common.decisions import Kind, refuse
from common.stamps import stamp
from organizations.models import Unit
from reminders.models import USUAL_OFFSETS, Audience, Language, Rule, Subject
from reminders.policies import may_change, may_keep_rules


@dataclass(frozen=True)
class RuleFields:
    name: str
    subject: str
    audience: str
    offsets: Sequence[int]
    repeat_every: int | None = None
    channel: str = Rule.Channel.DIGEST
    language: str = Language.VIETNAMESE
    is_active: bool = True

    @property
    def laid_as(self) -> str:
        return f"{self.subject}/{self.audience}"


USUAL = (
    RuleFields("Nhắc đơn vị chủ trì", Subject.WORK, Audience.UNIT, USUAL_OFFSETS, 5),
    RuleFields("Báo lãnh đạo đơn vị khi quá hạn", Subject.WORK, Audience.LEADER, (1, 5), 5),
    RuleFields("Đề nghị lãnh đạo đôn đốc", Subject.WORK, Audience.OFFICE_LIST, (5,), None),
    RuleFields("Nhắc đơn vị phối hợp", Subject.WORK, Audience.COORDINATING, (-5, 0), None),
    RuleFields("Nhắc trả lời giải trình", Subject.EXPLANATION, Audience.UNIT, (-1, 0, 1), 2),
    RuleFields("Nhắc trả lời đơn vị chủ trì", Subject.ANSWER, Audience.UNIT, (-1, 0, 1), 3),
    RuleFields("Cập nhật trước cuộc họp", Subject.BEFORE_MEETING, Audience.UNIT, (-5, -2), None),
    RuleFields("Chuẩn bị cuộc họp", Subject.MEETING, Audience.SECRETARIAT, (-7, -3, -1), None),
    RuleFields("Gửi giấy mời họp", Subject.INVITATION, Audience.SECRETARIAT, (-3, -1, 0, 1), None),
    RuleFields("Gửi tài liệu họp", Subject.AGENDA_PAPER, Audience.UNIT, (-3, -1, 0, 1), 1),
    RuleFields("Nhắc mốc dự án", Subject.MILESTONE, Audience.UNIT, (-10, -3, 0, 1), 5),
    RuleFields("Nhắc hồ sơ cổng của dự án", Subject.GATE, Audience.UNIT, (-5, -1, 0, 1), 5),
    RuleFields("Nhắc góp ý dự thảo Đề án", Subject.COMMENT, Audience.UNIT, (-5, -1, 0, 1), 2),
    RuleFields("Nhắc gửi báo cáo", Subject.REPORT, Audience.UNIT, (-3, -1, 0, 1, 3), 5),
    RuleFields("Nhắc báo cáo đột xuất", Subject.REQUEST, Audience.UNIT, (-2, -1, 0, 1), 1),
    RuleFields("Nhắc xác nhận ứng dụng", Subject.ATTESTATION, Audience.UNIT, (-10, 0), 10),
    RuleFields("Hợp đồng ứng dụng sắp hết hạn", Subject.CONTRACT, Audience.UNIT, (-60, -20, -5), None),
    RuleFields("Xác nhận lại ứng dụng đã bị sửa", Subject.SEAL, Audience.UNIT, (1,), 10),
    RuleFields("Nhắc phiếu đánh giá ứng dụng", Subject.QUESTIONNAIRE, Audience.UNIT, (-3, -1, 0, 1), 5),
    RuleFields("Nhập lịch nghỉ năm sau", Subject.CALENDAR, Audience.ADMINISTRATORS, (-20, -5, 0, 1), 5),
    RuleFields("Ban hành thông báo kết luận", Subject.NOTICE, Audience.SECRETARIAT, (-2, 0, 1), 2),
)


@transaction.atomic
def create(*, by: Actor, owner: Unit, fields: RuleFields, laid_as: str = "") -> Rule:
    may_keep_rules(by, owner.pk).enforce()
    rule = Rule(owner=owner, laid_as=laid_as, **_columns(fields), **stamp(by))
    rule.full_clean()
    rule.save()
    audit.record(by=by, verb="rule.created", thing=rule, unit_code=owner.code, facts=asdict(fields))
    return rule


@transaction.atomic
def change(*, by: Actor, rule: Rule, fields: RuleFields, version: int) -> Rule:
    mine = Rule.objects.select_for_update().select_related("owner").get(pk=rule.pk)
    may_change(by, mine).enforce()
    if mine.version != version:
        refuse(
            Kind.STATE, "stale", _("Somebody changed this rule meanwhile; please look at it again.")
        ).enforce()
    for name, value in _columns(fields).items():
        setattr(mine, name, value)
    mine.version += 1
    mine.full_clean()
    mine.save()
    audit.record(by=by, verb="rule.changed", thing=mine, unit_code=mine.owner.code, facts=asdict(fields))
    return mine


@transaction.atomic
def lay_usual(*, by: Actor, owner: Unit) -> list[Rule]:
    """The usual rules that a plan does not have yet (domain 6: -7, -3, -1, 0, then +1, +3, weekly, leaders at +5).

    One that was switched off stays off, and one that was changed stays as it is: the office decided so. Two at once find what
    the other has made.
    """
    may_keep_rules(by, owner.pk).enforce()
    Unit.objects.select_for_update(of=("self",)).get(pk=owner.pk)
    return [create(by=by, owner=owner, fields=each, laid_as=each.laid_as) for each in missing(owner.pk)]


def missing(owner_id: int) -> tuple[RuleFields, ...]:
    """Usual rules that the plan never had, and of whose kind of deadline and people it has none, whether in force or not."""
    there = Rule.objects.filter(owner_id=owner_id).values_list("subject", "audience", "laid_as")
    known = {name for subject, audience, laid_as in there for name in (f"{subject}/{audience}", laid_as)}
    return tuple(fields for fields in USUAL if fields.laid_as not in known)


def _columns(fields: RuleFields) -> dict[str, object]:
    return {**asdict(fields), "offsets": list(fields.offsets)}
