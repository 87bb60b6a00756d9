"""What the office changes of a form's indicators and of the rules its figures must keep: a new revision each time."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.db.models import Q

from common import audit
from common.actors import Actor
from reporting.actions.form_changes import held
from reporting.actions.forms import put_lines, put_rules, touched
from reporting.imports.rows import LineRow, RuleRow
from reporting.models import FormField, FormRule, Report, ReportForm
from reporting.policies import form_lines as policies


@transaction.atomic
def set_lines(*, by: Actor, form: ReportForm, lines: Sequence[LineRow], version: int) -> ReportForm:
    """The indicators of the form, in this order. What was sent stays; reports being written are asked from now on."""
    form = held(by, form, version)
    codes = [line.code for line in lines]
    policies.lines_stand(codes).enforce()
    before = [LineRow(code, required) for code, required in _asked(form)]
    if before == list(lines):
        return form
    gone = {line.code for line in before} - set(codes)
    policies.may_go(gone, _answered(form, gone), _ruled(form)).enforce()
    FormField.objects.filter(form=form).delete()
    put_lines(form, lines)
    facts = {"indicators": [_told(before), _told(lines)]}
    return _changed(by, form, "form.indicators_changed", facts)


@transaction.atomic
def set_rules(*, by: Actor, form: ReportForm, rules: Sequence[RuleRow], version: int) -> ReportForm:
    """All rules of the form. They are looked at from the next sending on; what was sent is not judged again."""
    form = held(by, form, version)
    asked = {row.indicator.code: row.indicator for row in form.fields.select_related("indicator")}
    policies.rules_stand([(rule.code, rule.parts, rule.whole) for rule in rules], asked).enforce()
    before = [RuleRow.of(row) for row in FormRule.objects.filter(form=form)]
    if sorted(before, key=_code) == sorted(rules, key=_code):
        return form
    FormRule.objects.filter(form=form).delete()
    put_rules(form, rules)
    facts = {"rules": [[_words(rule) for rule in each] for each in (before, rules)]}
    return _changed(by, form, "form.rules_changed", facts)


def _changed(by: Actor, form: ReportForm, verb: str, facts: Mapping[str, object]) -> ReportForm:
    touched(forms=[form])
    form.refresh_from_db(fields=("version", "revision"))
    told = {"code": form.code, **facts}
    audit.record(by=by, verb=verb, thing=form, unit_code=form.owner.code, facts=told)
    return form


def _asked(form: ReportForm) -> list[tuple[str, bool]]:
    rows = FormField.objects.filter(form=form).order_by("position", "pk")
    return list(rows.values_list("indicator__code", "required"))


def _answered(form: ReportForm, codes: set[str]) -> set[str]:
    """Those of which some report of the form, sent or being written, says something."""
    return {
        code for code in codes if Report.objects.filter(Q(content__values__has_key=code), form=form).exists()
    }


def _ruled(form: ReportForm) -> set[str]:
    rows = FormRule.objects.filter(form=form)
    return {name.partition(".")[0] for row in rows for name in (*row.parts, row.whole)}


def _told(lines: Sequence[LineRow]) -> list[str]:
    return [line.code if line.required else f"{line.code}?" for line in lines]


def _code(rule: RuleRow) -> str:
    return rule.code


def _words(rule: RuleRow) -> str:
    return f"{rule.code}: {' + '.join(rule.parts)} {rule.kind} {rule.whole} ({rule.severity})"
