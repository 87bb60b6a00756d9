"""Which indicators a form asks for, and what its figures must agree with."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from common.decisions import ALLOWED, Decision, Kind, first_refusal, refuse
from reporting.models import Indicator

MOST_PARTS = 20
PARTS_OF_A_RATIO = ("", "numerator", "denominator")


def lines_stand(codes: Sequence[str]) -> Decision:
    if not codes:
        return refuse(Kind.INPUT, "lines", _("A form asks for one indicator at least."))
    twice = _twice(codes)
    if twice:
        told = _("%(code)s stands twice.") % {"code": twice[0]}
        return refuse(Kind.INPUT, "lines", told)
    return ALLOWED


def may_go(codes: Iterable[str], answered: Iterable[str], in_rules: Iterable[str]) -> Decision:
    """What units answered stays asked, so that no figure loses its place; it may stop counting towards completeness."""
    gone = set(codes)
    kept = sorted(gone & set(answered))
    if kept:
        told = _(
            "%(codes)s: units have answered. It stays on the form; let it not count towards completeness, or begin another "
            "form."
        )
        return refuse(Kind.STATE, "answered", told % {"codes": ", ".join(kept)})
    ruled = sorted(gone & set(in_rules))
    if ruled:
        told = _("%(codes)s: a rule of the form speaks of it; change the rule first.")
        return refuse(Kind.STATE, "in_rule", told % {"codes": ", ".join(ruled)})
    return ALLOWED


def rules_stand(rules: Sequence[tuple[str, Sequence[str], str]], asked: Mapping[str, Indicator]) -> Decision:
    """`rules`: code, parts, whole. Every term is a figure that the form asks for."""
    twice = _twice([code for code, _parts, _whole in rules])
    if twice:
        return refuse(Kind.INPUT, "rules", _("%(code)s stands twice.") % {"code": twice[0]})
    return first_refusal(*(_rule_stands(code, parts, whole, asked) for code, parts, whole in rules))


def _rule_stands(code: str, parts: Sequence[str], whole: str, asked: Mapping[str, Indicator]) -> Decision:
    if not 1 <= len(parts) <= MOST_PARTS or _twice([*parts, whole]):
        told = _("Rule %(code)s: name from 1 to %(most)s parts and a whole, each once.")
        return refuse(Kind.INPUT, "rules", told % {"code": code, "most": MOST_PARTS})
    wrong = next((term for term in (*parts, whole) if not _is_term(term, asked)), None)
    if wrong is None:
        return ALLOWED
    told = _("Rule %(code)s: the form asks for no figure %(term)s.")
    return refuse(Kind.INPUT, "rules", told % {"code": code, "term": wrong})


def _is_term(term: str, asked: Mapping[str, Indicator]) -> bool:
    code, dot, part = term.partition(".")
    indicator = asked.get(code)
    if indicator is None:
        return False
    return not dot or (indicator.is_ratio and part in PARTS_OF_A_RATIO[1:])


def _twice(each: Iterable[str]) -> list[str]:
    return sorted(name for name, times in Counter(each).items() if times > 1)
