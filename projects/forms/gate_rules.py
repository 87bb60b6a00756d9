"""A gate of the law as revised from a day on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.form_fields import CalendarDayField
from projects.actions.gate_rules import RuleFields
from projects.forms.scheme import WideForm


class RuleForm(WideForm):
    wide = ("name", "citation", "is_certain")
    name = forms.CharField(label=_("Name"), max_length=200)
    paper_type = forms.CharField(label=_("Required paper"), max_length=200, required=False)
    authority = forms.CharField(label=_("Deciding authority"), max_length=200, required=False)
    norm_days = forms.IntegerField(label=_("Norm, working days"), min_value=1, max_value=400, required=False)
    valid_from = CalendarDayField(label=_("Holds from"))
    citation = forms.CharField(
        label=_("Citation"), max_length=300, help_text=_("The paper and article it follows.")
    )
    is_certain = forms.BooleanField(label=_("Checked against the published text"), required=False)

    def rule(self) -> RuleFields:
        return RuleFields(**self.cleaned_data)
