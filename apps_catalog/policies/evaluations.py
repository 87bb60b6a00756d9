"""Who asks units to judge applications, who answers, and what an answer and a scale must be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from apps_catalog.models import Criterion, EvaluationRound, EvaluationScale, Questionnaire
from apps_catalog.models.evaluation import HIGHEST_SCORE
from common import clock
from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from common.formats import dmy
from organizations.models import Unit
from organizations.permissions import Permission
from organizations.policies import may, unit_is_open

TELLING = (3, 9)  # a score this low or this high must say on what it is based


@dataclass(frozen=True)
class Score:
    """What is typed for one criterion."""

    value: int
    evidence: str = ""


def may_analyse(actor: Actor, owner_id: int | None) -> Decision:
    """Rounds, scales, mergers and their savings of the plan."""
    if not actor.is_system and owner_id not in actor.home_ids:
        return refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such plan."))
    return may(actor, Permission.ANALYSE_APPLICATIONS, home_id=owner_id)


def may_open_round(actor: Actor, owner: Unit) -> Decision:
    return may_analyse(actor, owner.pk) and _scale_stands(owner) and _none_open(owner)


def _scale_stands(owner: Unit) -> Decision:
    set_first = refuse(Kind.STATE, "no_scale", _("Set the criteria and their weights first."))
    there = EvaluationScale.objects.current(clock.today()).filter(owner=owner).exists()
    return ALLOWED if there else set_first


def round_stands(title: str, due_on: date, today: date) -> Decision:
    if not title.strip():
        return refuse(Kind.INPUT, "title", _("Please give the round a title."))
    if due_on < today:
        return refuse(Kind.INPUT, "due_on", _("The deadline lies in the past."))
    return ALLOWED


def somebody_is_asked(count: int) -> Decision:
    if count:
        return ALLOWED
    return refuse(Kind.STATE, "nobody", _("No unit uses an application yet, so there is nobody to ask."))


def may_close_round(actor: Actor, asked: EvaluationRound) -> Decision:
    return may_analyse(actor, asked.owner_id) and _is_open(asked)


def may_answer(actor: Actor, questionnaire: Questionnaire, on: date) -> Decision:
    """People of the unit that is asked: as a user by their right to report deployments, as owner by keeping the entry."""
    return (
        _is_visible(actor, questionnaire)
        and of_own_unit(actor, questionnaire)
        and unit_is_open(questionnaire.unit, on)
        and _is_open(questionnaire.round)
    )


def may_answer_all(
    actor: Actor, asked: EvaluationRound, questionnaires: Sequence[Questionnaire], on: date
) -> Decision:
    """The same for many of one round: none of another round, none answered before; two statements."""
    keys = {each.pk for each in questionnaires}
    mine = Questionnaire.objects.visible_to(actor).filter(round=asked, pk__in=keys)
    if mine.count() < len(keys):
        return refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such questionnaire."))
    if mine.filter(answers__isnull=False).exists():
        return refuse(
            Kind.STATE, "answered", _("Some of them were answered before; answer those one by one.")
        )
    refused = (of_own_unit(actor, each) and unit_is_open(each.unit, on) for each in questionnaires)
    return _is_open(asked) and next((decision for decision in refused if not decision), ALLOWED)


def of_own_unit(actor: Actor, questionnaire: Questionnaire) -> Decision:
    unit = questionnaire.unit
    is_owner = questionnaire.role == Questionnaire.Role.OWNER
    permission = Permission.KEEP_APPLICATION if is_owner else Permission.REPORT_DEPLOYMENT
    return may(actor, permission, home_id=unit.home_id, path=unit.path)


def scores_stand(asked: Sequence[Criterion], scores: Mapping[str, Score]) -> Decision:
    """Every criterion that is asked has a score from 0 to 10, nothing else has; extremes say on what they are based."""
    known = {criterion.code: criterion for criterion in asked}
    strange = sorted(set(scores) - set(known))
    if strange:
        told = {"codes": ", ".join(strange)}
        return refuse(Kind.INPUT, "criterion", _("%(codes)s: this is not asked here.") % told)
    refused = (_score_stands(criterion, scores.get(code)) for code, criterion in known.items())
    return next((decision for decision in refused if not decision), ALLOWED)


def _score_stands(criterion: Criterion, given: Score | None) -> Decision:
    if given is None:
        reason = _("%(criterion)s: please give a score.") % {"criterion": criterion}
        return refuse(Kind.INPUT, f"score_{criterion.code}", reason)
    told = {"criterion": criterion, "value": given.value, "highest": HIGHEST_SCORE}
    if not 0 <= given.value <= HIGHEST_SCORE:
        reason = _("%(criterion)s: %(value)s is no score from 0 to %(highest)s.") % told
        return refuse(Kind.INPUT, f"score_{criterion.code}", reason)
    if not TELLING[0] < given.value < TELLING[1] and not given.evidence.strip():
        reason = _("%(criterion)s: a score of %(value)s needs a word on what it is based.") % told
        return refuse(Kind.INPUT, f"evidence_{criterion.code}", reason)
    return ALLOWED


def criteria_stand(weights: Mapping[str, int], axes: Sequence[str]) -> Decision:
    """The weights make a hundred and both axes have a criterion."""
    total = sum(weights.values())
    if total != 100:
        reason = _("The weights add up to %(total)s; they must make 100.")
        return refuse(Kind.INPUT, "weights", reason % {"total": total})
    if set(axes) != set(Criterion.Axis.values):
        return refuse(Kind.INPUT, "axis", _("Each of the two axes needs a criterion."))
    return ALLOWED


def _none_open(owner: Unit) -> Decision:
    found = EvaluationRound.objects.filter(owner=owner, closed_known_on__isnull=True).first()
    if found is None:
        return ALLOWED
    reason = _("“%(title)s” is still open, until %(day)s; close it first.")
    return refuse(Kind.STATE, "round_open", reason % {"title": found.title, "day": dmy(found.due_on)})


def _is_open(asked: EvaluationRound) -> Decision:
    if asked.closed_known_on is None:
        return ALLOWED
    reason = _("The round was closed on %(day)s.") % {"day": dmy(asked.closed_known_on)}
    return refuse(Kind.STATE, "closed", reason)


def _is_visible(actor: Actor, questionnaire: Questionnaire) -> Decision:
    if Questionnaire.objects.visible_to(actor).filter(pk=questionnaire.pk).exists():
        return ALLOWED
    return refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such questionnaire."))
