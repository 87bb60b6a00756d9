"""Accounts and roles as an administrator fills them in."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common import clock
from common.form_fields import DayField
from organizations.actions.accounts import AccountFields
from organizations.imports.people_sheet import LARGEST, USERNAME
from organizations.models import Unit
from organizations.permissions import RoleKey

ROLES = [("", "–"), *RoleKey.choices]


class ParticularsForm(forms.Form):
    full_name = forms.CharField(label=_("Full name"), max_length=150)
    title = forms.CharField(
        label=_("Official title"), max_length=200, required=False, help_text=_("As papers write it.")
    )
    email = forms.EmailField(label=_("Office e-mail"), required=False)
    phone = forms.CharField(label=_("Office phone"), max_length=30, required=False)


class RoleForm(forms.Form):
    """A role at a unit, both days included."""

    role = forms.ChoiceField(label=_("Role"), choices=ROLES)
    valid_from = DayField(label=pgettext_lazy("of a role", "From the day"), initial=clock.today)
    valid_to = DayField(
        label=_("Last day"), required=False, help_text=_("Empty: until somebody ends the role.")
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = forms.ModelChoiceField(units, label=_("Unit"), empty_label="–")
        self.order_fields(self.field_order or ("unit", "role", "valid_from", "valid_to"))


class NewAccountForm(ParticularsForm, RoleForm):
    username = forms.CharField(
        label=_("User name"),
        max_length=60,
        validators=[
            RegexValidator(
                f"^{USERNAME.pattern}$", _("A user name has 3 to 60 Latin letters, digits, dots, - and _.")
            )
        ],
        help_text=_("Small Latin letters without diacritics, as in “son.nguyenhai”; it never changes."),
    )
    field_order = (
        "full_name",
        "username",
        "title",
        "email",
        "phone",
        "unit",
        "role",
        "valid_from",
        "valid_to",
    )

    def account(self) -> AccountFields:
        told = self.cleaned_data
        return AccountFields(told["username"], told["full_name"], told["title"], told["email"], told["phone"])

    def first_role(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("unit", "role", "valid_from", "valid_to")}


class EndRoleForm(forms.Form):
    valid_to = DayField(label=_("Last day"), initial=clock.today)


class SheetForm(forms.Form):
    file = forms.FileField(label=_("Sheet"), widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}))

    def clean_file(self) -> bytes:
        sent = self.cleaned_data["file"]
        if sent.size > LARGEST:
            raise forms.ValidationError(_("The sheet is larger than 1 MB."))
        content: bytes = sent.read()
        return content


class PasswordForm(forms.Form):
    """Twice the same; whether it is strong enough, the action says."""

    password1 = forms.CharField(
        label=_("New password"), strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip
    password2 = forms.CharField(
        label=_("New password, once more"), strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("password1") != told.get("password2") and "password2" in told:
            self.add_error("password2", _("You must type the same password each time."))
        return told

    @staticmethod
    def rules() -> list[str]:
        return password_validators_help_texts()
