"""Texts of django-allauth that our pages show. It has no Vietnamese catalogue, so ours translates them."""

from django.utils.translation import gettext_noop as _

SIGN_IN = (
    _("The username and/or password you specified are not correct."),
    _("Too many failed login attempts. Try again later."),
    _("Be patient, you are sending too many requests."),
    _("This account is currently inactive."),
    _("Please type your current password."),
    _("You must type the same password each time."),
    _("Incorrect password."),
    _("Username"),
    _("Password"),
    _("Current Password"),
    _("New Password"),
    _("New Password (again)"),
)
SECOND_STEP = (
    _("Incorrect code."),
    _("Code"),
    _("Authenticator code"),
    _("You cannot deactivate two-factor authentication."),
    _("You cannot generate recovery codes without having two-factor authentication enabled."),
    _("Use your password"),
    _("Use your authenticator app"),
    _("Use authenticator app or code"),
)
