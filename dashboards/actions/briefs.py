"""The weekly brief: prepared, brought up to date, released. Released figures stay as they were."""

from datetime import date

from django.db import transaction

from common import audit, clock
from common.actors import Actor
from common.stamps import stamp
from dashboards import policies
from dashboards.layouts.brief_paper import Collected
from dashboards.models import WeeklyBrief
from organizations.models import Unit


@transaction.atomic
def prepare(*, by: Actor, owner: Unit, on: date, collected: Collected, word: str = "") -> WeeklyBrief:
    policies.may_prepare_brief(by, owner.pk).enforce()
    Unit.objects.select_for_update().get(pk=owner.pk)
    is_taken = WeeklyBrief.objects.filter(owner=owner, on=on).exists()
    policies.day_can_be_told(on, clock.today(), is_taken=is_taken, is_empty=collected.is_empty).enforce()
    brief = WeeklyBrief(
        owner=owner,
        on=on,
        headline=collected.headline,
        figures=collected.as_stored(),
        is_illustrative=collected.is_illustrative,
        word=word,
        **stamp(by),
    )
    brief.full_clean(exclude=("owner",))
    brief.save()
    return _recorded(by, brief, "brief.prepared")


@transaction.atomic
def change(*, by: Actor, brief: WeeklyBrief, collected: Collected, word: str, version: int) -> WeeklyBrief:
    """The words, and the figures of the brief's day collected anew."""
    brief = _locked(brief)
    policies.may_change_brief(by, brief).enforce()
    policies.not_stale(brief, version).enforce()
    brief.headline, brief.figures, brief.word = collected.headline, collected.as_stored(), word
    return _settled(by, brief, "brief.changed")


@transaction.atomic
def release(*, by: Actor, brief: WeeklyBrief, version: int) -> WeeklyBrief:
    """What stands in the draft is what leaders read from now on."""
    brief = _locked(brief)
    policies.may_release_brief(by, brief).enforce()
    policies.not_stale(brief, version).enforce()
    brief.state = WeeklyBrief.State.RELEASED
    brief.released_on, brief.released_by = clock.today(), by.label
    return _settled(by, brief, "brief.released")


def _locked(brief: WeeklyBrief) -> WeeklyBrief:
    return WeeklyBrief.objects.select_for_update(of=("self",)).select_related("owner").get(pk=brief.pk)


def _settled(by: Actor, brief: WeeklyBrief, verb: str) -> WeeklyBrief:
    brief.version += 1
    brief.full_clean(exclude=("owner",))
    brief.save()
    return _recorded(by, brief, verb)


def _recorded(by: Actor, brief: WeeklyBrief, verb: str) -> WeeklyBrief:
    facts = {"on": brief.on, "headline": brief.headline, "word": brief.word, "figures": brief.figures}
    audit.record(by=by, verb=verb, thing=brief, unit_code=brief.owner.code, facts=facts)
    return brief
