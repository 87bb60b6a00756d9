"""What a person sees of himself: roles in words, sign-ins in words; and the link with which a password is set."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.utils.crypto import salted_hmac
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from common import clock
from common.actors import Actor
from organizations.models import OneTimeLink, RoleAssignment, Session, User
from organizations.models.one_time_link import hash_of
from organizations.models.second_step import has_second_step
from organizations.permissions import RoleKey, is_privileged

Text = str | Promise
# The first that a browser names; many name the ones they descend from, too.
BROWSERS = (
    ("Zalo", "Zalo"),
    ("coc_coc_browser", "Cốc Cốc"),
    ("SamsungBrowser", "Samsung Internet"),
    ("EdgA?/|EdgiOS", "Edge"),
    ("OPR/|Opera", "Opera"),
    ("Firefox/|FxiOS", "Firefox"),
    ("CriOS|Chrom(e|ium)/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X|Macintosh", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True)
class SignIn:
    """`key` names the session in forms; the session's own key never leaves the cookie."""

    key: str
    device: str
    started_at: datetime
    seen_at: datetime
    is_this: bool


@dataclass(frozen=True)
class RoleHeld:
    label: Text
    unit: str
    until: object  # a day, or None


@dataclass(frozen=True)
class OwnAccount:
    full_name: str
    title: str
    username: str
    email: str
    phone: str
    roles: tuple[RoleHeld, ...]
    is_privileged: bool
    has_second_step: bool
    sign_ins: tuple[SignIn, ...]


def own_account(person: User, *, viewer: Actor, session_key: str) -> OwnAccount:
    """Of the signed-in person himself: three statements."""
    roles = RoleAssignment.objects.in_force(clock.today()).filter(user=person).select_related("unit")
    return OwnAccount(
        full_name=person.full_name,
        title=person.title,
        username=person.username,
        email=person.email,
        phone=person.phone,
        roles=tuple(
            RoleHeld(RoleKey(role.role).label, role.unit.name, role.valid_to) for role in roles.order_by("pk")
        ),
        is_privileged=is_privileged(viewer),
        has_second_step=has_second_step(person),
        sign_ins=sign_ins(viewer=viewer, session_key=session_key),
    )


def sign_ins(*, viewer: Actor, session_key: str) -> tuple[SignIn, ...]:
    """The viewer's own, this one first, then the latest seen."""
    found = Session.objects.visible_to(viewer).filter(expire_date__gt=clock.wall()).order_by("-seen_at")
    lines = [
        SignIn(public_key(row), device(row.client), row.started_at, row.seen_at, row.pk == session_key)
        for row in found.defer("session_data")
    ]
    return tuple(sorted(lines, key=lambda line: not line.is_this))


def own_session(key: str, *, viewer: Actor) -> Session | None:
    return next((row for row in Session.objects.visible_to(viewer) if public_key(row) == key), None)


def public_key(session: Session) -> str:
    return salted_hmac("organizations.session", session.pk, algorithm="sha256").hexdigest()[:24]


def device(client: str) -> str:
    """Browser and system in words, from what the browser says of itself."""
    browser = next((name for sign, name in BROWSERS if re.search(sign, client)), "")
    system = next((name for sign, name in SYSTEMS if re.search(sign, client)), "")
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("a browser that does not say which")


def live_link(token_hash: str) -> OneTimeLink | None:
    """The link that still opens, with its person."""
    found = OneTimeLink.objects.live(clock.wall()).filter(token_hash=token_hash, user__is_active=True)
    return found.select_related("user").first()


def link_of_token(token: str) -> OneTimeLink | None:
    return live_link(hash_of(token))
