"""The words that applications are measured by: lines of work, functions, data sets. Withdrawn, never deleted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from apps_catalog.imports.taxonomy_csv import StandardWords
from apps_catalog.models import DataSet, Function, Process, TaxonomyRevision
from apps_catalog.policies.applications import may_manage
from common import audit, clock
from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, Refused, refuse
from common.stamps import stamp
from organizations.models import Unit

Kinds = TaxonomyRevision.Kind
AnyWord = Process | Function | DataSet
W = TypeVar("W", Process, Function, DataSet)
MODELS: dict[str, type[Process] | type[Function] | type[DataSet]] = {
    Kinds.PROCESS: Process,
    Kinds.FUNCTION: Function,
    Kinds.DATA_SET: DataSet,
}


@dataclass(frozen=True)
class WordFields:
    """`process` belongs to functions, `is_personal` to data sets."""

    name_vi: str
    name_en: str
    position: int = 0
    process: Process | None = None
    is_personal: bool = False


@transaction.atomic
def add(*, by: Actor, owner: Unit, kind: str, code: str, fields: WordFields) -> AnyWord:
    may_manage(by, owner.pk).enforce()
    word = MODELS[kind](owner=owner, code=code.strip().upper(), **stamp(by))
    _free(word).enforce()
    _fill(word, fields)
    word.full_clean()
    word.save()
    _keep(by, word)
    _tell(by, word, "added")
    return word


@transaction.atomic
def change(*, by: Actor, word: AnyWord, fields: WordFields, version: int | None = None) -> AnyWord:
    may_manage(by, word.owner_id).enforce()
    word = _locked(word)
    _not_stale(word, version).enforce()
    _fill(word, fields)
    return _settled(by, word, "changed")


@transaction.atomic
def withdraw(*, by: Actor, word: AnyWord) -> AnyWord:
    """Not chosen any more; entries that name it keep it. A line of work goes after its functions."""
    may_manage(by, word.owner_id).enforce()
    word = _locked(word)
    if isinstance(word, Process):
        _is_empty(word).enforce()
    if word.withdrawn_on is not None:
        return word
    word.withdrawn_on = clock.today()
    return _settled(by, word, "withdrawn")


@transaction.atomic
def restore(*, by: Actor, word: AnyWord) -> AnyWord:
    may_manage(by, word.owner_id).enforce()
    word = _locked(word)
    if word.withdrawn_on is None:
        return word
    word.withdrawn_on = None
    return _settled(by, word, "restored")


@transaction.atomic
def load_standard(*, by: Actor, owner: Unit, words: StandardWords) -> int:
    """The words of a district office that the plan does not have yet; its own are left alone. Answers how many came."""
    may_manage(by, owner.pk).enforce()
    told = stamp(by)
    processes = _missing(
        owner,
        [Process(owner=owner, code=w.code, name_vi=w.name_vi, name_en=w.name_en, position=w.position, **told) for w in words.processes],
    )  # fmt: skip
    found = {each.code: each for each in Process.objects.of(owner)}
    functions = _missing(
        owner,
        [
            Function(owner=owner, process=found[w.process], code=w.code, name_vi=w.name_vi, name_en=w.name_en, position=w.position, **told)
            for w in words.functions
        ],
    )  # fmt: skip
    sets = _missing(
        owner,
        [
            DataSet(owner=owner, is_personal=w.is_personal, code=w.code, name_vi=w.name_vi, name_en=w.name_en, position=w.position, **told)
            for w in words.data_sets
        ],
    )  # fmt: skip
    added: list[AnyWord] = [*processes, *functions, *sets]
    TaxonomyRevision.objects.bulk_create(_revision(by, word) for word in added)
    if added:
        facts = {"words": [word.code for word in added]}
        audit.record(by=by, verb="taxonomy.loaded", thing=owner, unit_code=owner.code, facts=facts)
    return len(added)


def _missing(owner: Unit, words: Sequence[W]) -> list[W]:
    """Saves those whose code is free."""
    if not words:
        return []
    model = type(words[0])
    taken = set(model.objects.of(owner).values_list("code", flat=True))
    return model.objects.bulk_create([word for word in words if word.code not in taken])


def kind_of(word: AnyWord) -> str:
    return next(kind for kind, model in MODELS.items() if isinstance(word, model))


def _fill(word: AnyWord, fields: WordFields) -> None:
    word.name_vi, word.name_en, word.position = fields.name_vi, fields.name_en, fields.position
    if isinstance(word, DataSet):
        word.is_personal = fields.is_personal
    if isinstance(word, Function):
        word.process = _of_this_plan(word, fields.process)


def _of_this_plan(word: Function, process: Process | None) -> Process:
    if process is None or process.owner_id != word.owner_id or process.withdrawn_on is not None:
        told = _("Please choose a line of work of this plan.")
        raise Refused(refuse(Kind.INPUT, "process", told))
    return process


def _free(word: AnyWord) -> Decision:
    if not type(word).objects.filter(owner=word.owner_id, code=word.code).exists():
        return ALLOWED
    return refuse(Kind.INPUT, "code", _("This code is taken: %(code)s.") % {"code": word.code})


def _is_empty(process: Process) -> Decision:
    left = process.functions.filter(withdrawn_on__isnull=True).count()
    if not left:
        return ALLOWED
    told = _("%(count)d functions belong to it; withdraw or move them first.") % {"count": left}
    return refuse(Kind.STATE, "not_empty", told)


def _not_stale(word: AnyWord, version: int | None) -> Decision:
    if version is None or version == word.version:
        return ALLOWED
    told = _(
        "Somebody changed this word since you opened it. What you typed is kept; compare and save again."
    )
    return refuse(Kind.STATE, "stale", told)


def _locked(word: AnyWord) -> AnyWord:
    found: AnyWord = type(word).objects.select_for_update(of=("self",)).get(pk=word.pk)
    return found


def _settled(by: Actor, word: AnyWord, verb: str) -> AnyWord:
    word.version += 1
    word.full_clean()
    word.save()
    _keep(by, word)
    _tell(by, word, verb)
    return word


def _keep(by: Actor, word: AnyWord) -> None:
    _revision(by, word).save(force_insert=True)


def _revision(by: Actor, word: AnyWord) -> TaxonomyRevision:
    return TaxonomyRevision(
        owner_id=word.owner_id,
        kind=kind_of(word),
        code=word.code,
        number=word.version,
        name_vi=word.name_vi,
        name_en=word.name_en,
        position=word.position,
        process=word.process.code if isinstance(word, Function) else "",
        is_personal=word.is_personal if isinstance(word, DataSet) else False,
        is_withdrawn=word.withdrawn_on is not None,
        **stamp(by),
    )


def _tell(by: Actor, word: AnyWord, verb: str) -> None:
    facts = {"kind": kind_of(word), "code": word.code, "name_vi": word.name_vi, "name_en": word.name_en}
    audit.record(by=by, verb=f"taxonomy.{verb}", thing=word, unit_code=word.owner.code, facts=facts)
