from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from organizations.actions import successions, units
from organizations.admin.reference import ReferenceAdmin, TriedForm
from organizations.imports.successions_csv import SuccessionRow
from organizations.imports.units_csv import CODE, UnitRow
from organizations.models import Unit, UnitSuccession

ROW = (
    "code", "name", "short_name", "level", "bloc", "relation", "group", "gso_code", "valid_from", "valid_to",
    "legal_basis_in", "legal_basis_out",
)  # fmt: skip


class SpellingsField(forms.CharField):
    """A list of spellings, one a line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = (" ".join(line.split()) for line in str(super().to_python(value)).splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(data) != (initial or [])


class UnitForm(TriedForm):
    aliases = SpellingsField(label=_("spellings met in papers"), required=False, help_text=_("One a line."))

    def clean_code(self) -> str:
        code = self.cleaned_data["code"]
        if not CODE.fullmatch(code):
            raise forms.ValidationError(_("A code holds Latin letters, digits, dots, - and _ only."))
        return code


@admin.register(Unit)
class UnitAdmin(ReferenceAdmin):
    form = UnitForm
    home = "home_id"
    fixed = ("code", "level", "parent")
    fields = ("code", "parent", *ROW[1:], "aliases")
    list_display = ("name", "code", "level", "bloc", "relation", "valid_from", "valid_to")
    list_filter = ("level", "bloc", "relation")
    search_fields = ("search_text",)

    def create(self, by: Actor, values: dict[str, Any]) -> Unit:
        parent = values["parent"]
        row = UnitRow(
            **{name: values[name] for name in ROW},
            aliases=tuple(values["aliases"]),
            parent=parent.code if parent else "",
        )
        return units.create(by=by, row=row)

    def change(self, by: Actor, row: Unit, values: dict[str, Any]) -> Unit:
        return units.correct(by=by, unit=row, **values)


@admin.register(UnitSuccession)
class SuccessionAdmin(ReferenceAdmin):
    fixed = ("predecessor", "successor", "effective_on")
    fields = (*fixed, "coverage", "weight", "basis", "is_default_heir", "legal_basis", "mark")
    list_display = ("predecessor", "successor", "effective_on", "coverage", "weight", "mark")
    list_select_related = ("predecessor", "successor")
    search_fields = ("predecessor__search_text", "successor__search_text")

    def scope(self, plans: frozenset[int]) -> Q:
        return Q(predecessor__home_id__in=plans)

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """A successor may stand outside the plan: the new wards of a district that ended stand under the City."""
        found = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "successor" and found is not None:
            found.queryset = Unit.objects.filter(
                Q(home_id__in=self.plans(request)) | Q(parent__home__isnull=True, level=Unit.Level.WARD)
            )
        return found

    def create(self, by: Actor, values: dict[str, Any]) -> UnitSuccession:
        return self.put(by, values["predecessor"], values["successor"], values["effective_on"], values)

    def change(self, by: Actor, row: UnitSuccession, values: dict[str, Any]) -> UnitSuccession:
        return self.put(by, row.predecessor, row.successor, row.effective_on, values)

    def put(self, by: Actor, before: Unit, after: Unit, day: Any, values: dict[str, Any]) -> UnitSuccession:
        given = {name: values[name] for name in successions.FIELDS}
        row = SuccessionRow(predecessor=before.code, successor=after.code, effective_on=day, **given)
        successions.load(by=by, rows=(row,))
        return UnitSuccession.objects.get(predecessor=before, successor=after, effective_on=day)
