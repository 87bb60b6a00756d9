"""Accounts opened with the role they are for, one by one or from a sheet. The person sets the password by a link."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from common import clock
from common.actors import Actor
from common.decisions import Refused
from common.text import search_key
from organizations.actions import one_time_links, role_assignments, users
from organizations.actions.one_time_links import NewLink
from organizations.imports.people_sheet import PeopleSheet, PersonRow
from organizations.imports.sheets import RowError, RowErrors
from organizations.models import RoleAssignment, Unit, User
from organizations.permissions import Permission, RoleKey, plan_ids
from organizations.policies import may_assign_role, may_create_user


@dataclass(frozen=True)
class AccountFields:
    username: str
    full_name: str
    title: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Opened:
    user: User
    unit: Unit
    new_link: NewLink


@dataclass(frozen=True)
class Loaded:
    """`standing`: user names that stood already as the sheet has them; nothing of theirs was touched."""

    opened: tuple[Opened, ...]
    standing: tuple[str, ...]


@transaction.atomic
def open_one(
    *,
    by: Actor,
    fields: AccountFields,
    unit: Unit,
    role: RoleKey | str,
    valid_from: date,
    valid_to: date | None = None,
) -> Opened:
    """The account, its first role and a link for its first password; none without the others."""
    may_assign_role(by, User(), unit, valid_from).enforce()
    user = users.create(by=by, **vars(fields))
    role_assignments.assign(by=by, user=user, unit=unit, role=role, valid_from=valid_from, valid_to=valid_to)
    return Opened(user, unit, one_time_links.make(by=by, user=user))


@transaction.atomic
def load(*, by: Actor, sheet: PeopleSheet) -> Loaded:
    """The sheet as a whole or, with every error of every line, nothing of it. The same sheet twice changes nothing."""
    may_create_user(by).enforce()
    known = {
        user.username.casefold(): user
        for user in User.objects.filter(username__in=[row.username for row in sheet.rows])
    }
    units = _units(by)
    opened: list[Opened] = []
    standing: list[str] = []
    errors = list(sheet.errors)
    for row in sheet.rows:
        found = known.get(row.username.casefold())
        try:
            if found is not None:
                standing.append(_standing(row, found, units))
            else:
                opened.append(_opened(by, row, units))
        except RowErrors as problem:
            errors += problem.errors
    if errors:
        raise RowErrors(errors)
    return Loaded(tuple(opened), tuple(standing))


def _units(by: Actor) -> dict[str, Unit]:
    """Units of the plans whose accounts the actor keeps, by code."""
    mine = Unit.objects.visible_to(by)
    if not by.is_system:
        mine = mine.filter(home_id__in=plan_ids(by, Permission.MANAGE_ACCOUNTS))
    return {unit.code: unit for unit in mine}


def _opened(by: Actor, row: PersonRow, units: dict[str, Unit]) -> Opened:
    """Whatever the actions refuse becomes an error of the line."""
    unit = units.get(row.unit)
    if unit is None:
        raise RowErrors([_unknown_unit(row)])
    fields = AccountFields(row.username, row.full_name, row.title, row.email, row.phone)
    try:
        with transaction.atomic():
            return open_one(
                by=by, fields=fields, unit=unit, role=row.role, valid_from=row.valid_from or clock.today()
            )
    except ValidationError as error:
        found = error.update_error_dict({}).items()
        raise RowErrors(
            RowError(row.line, field if field in COLUMNS_OF else "", text)
            for field, messages in found
            for text in ValidationError(messages).messages
        ) from error
    except Refused as refused:
        raise RowErrors([RowError(row.line, "unit", str(refused.decision.reason))]) from refused


COLUMNS_OF = frozenset({"username", "full_name", "title", "email", "phone", "role", "unit", "valid_from"})


def _unknown_unit(row: PersonRow) -> RowError:
    return RowError(row.line, "unit", _("No unit of your plan has the code “%(code)s”.") % {"code": row.unit})


def _standing(row: PersonRow, user: User, units: dict[str, Unit]) -> str:
    """The user name of an account that is as the line says; else why it is not."""
    unit = units.get(row.unit)
    if unit is None:
        raise RowErrors([_unknown_unit(row)])
    roles = RoleAssignment.objects.filter(user=user)
    of_the_plan = roles.filter(unit__home_id=unit.home_id).exists()
    if not of_the_plan or user.is_program or search_key(user.full_name) != search_key(row.full_name):
        told = _("This user name is taken by somebody else; choose another one.")
        raise RowErrors([RowError(row.line, "username", told)])
    not_over = Q(valid_to__isnull=True) | Q(valid_to__gte=clock.today())
    if not roles.filter(not_over, unit=unit, role=row.role).exists():
        told = _("This account stands already, without this role: give the role on the person's page.")
        raise RowErrors([RowError(row.line, "role", told)])
    return user.username
