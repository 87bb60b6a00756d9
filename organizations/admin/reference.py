"""What the reference pages share: rights from roles, rows of the own plans, and a form that tries its action first."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ForeignKey, Model, Q, QuerySet
from django.forms import ModelChoiceField, ModelForm
from django.http import HttpRequest

from common.actors import Actor, ActorKind
from common.decisions import Refused
from common.text import search_key
from organizations.imports.sheets import RowErrors
from organizations.models import Committee, Post, Unit, User
from organizations.permissions import Permission, plan_ids
from organizations.readings.actors import actor_of

Act = Callable[[dict[str, Any]], Model]


class TriedForm(
    ModelForm
):  # the form's action is tried and rolled back, so that its refusals stand beside the fields
    act: Act

    def full_clean(self) -> None:
        super().full_clean()
        if not self.is_bound or self.errors or not self.has_changed():
            return
        try:
            with transaction.atomic():
                self.act(self.cleaned_data)
                transaction.set_rollback(True)
        except ValidationError as error:
            for name, messages in error.update_error_dict({}).items():
                self.add_error(name if name in self.fields else None, messages)
        except RowErrors as error:
            for row in error.errors:
                self.add_error(row.field if row.field in self.fields else None, row.message)
        except Refused as refused:
            self.add_error(None, str(refused.decision.reason))


class ReferenceAdmin(admin.ModelAdmin):
    """`home` leads from a row to its plan; `fixed` is what no longer changes once the row stands.

    `create` and `change` call the action with the form's clean values and return the row.
    """

    form = TriedForm
    right = Permission.MANAGE_REFERENCE
    home = "unit__home_id"
    fixed: tuple[str, ...] = ()
    actions = None
    list_per_page = 50

    def create(self, by: Actor, values: dict[str, Any]) -> Model:
        raise NotImplementedError

    def change(self, by: Actor, row: Any, values: dict[str, Any]) -> Model:
        raise NotImplementedError

    # ---- rights: the roles of today, whatever Django's own permission tables hold ----

    def plans(self, request: HttpRequest) -> frozenset[int]:
        return plan_ids(acting(request), self.right)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(self.plans(request))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_module_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_module_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_module_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    # ---- rows and choices of the own plans ----

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(self.scope(self.plans(request)))

    def scope(self, plans: frozenset[int]) -> Q:
        return Q(**{f"{self.home}__in": plans})

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        for word in search_key(search_term).split():
            found = Q()
            for name in self.search_fields:
                found |= Q(**{f"{name}__contains": word})
            queryset = queryset.filter(found)
        return queryset, False

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        plans = self.plans(request)
        choices: dict[type[Model], Callable[[], QuerySet[Any]]] = {
            Unit: lambda: Unit.objects.filter(home_id__in=plans),
            Committee: lambda: Committee.objects.filter(owner_id__in=plans),
            Post: lambda: Post.objects.filter(unit__home_id__in=plans),
            User: lambda: people_of(plans),
        }
        kwargs["queryset"] = choices[db_field.remote_field.model]()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return self.fixed if obj is not None else ()

    # ---- saving is the action's ----

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        by = acting(request)

        def act(values: dict[str, Any]) -> Model:
            return self.create(by, values) if obj is None else self.change(by, obj, values)

        return type(form.__name__, (form,), {"act": staticmethod(act)})

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.pk = form.act(form.cleaned_data).pk

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> LogEntry:
        """Not kept: the audit chain tells it already."""
        return LogEntry()

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> LogEntry:
        """Not kept: the audit chain tells it already."""
        return LogEntry()


def acting(request: HttpRequest) -> Actor:
    """Who is signed in, with today's roles; somebody without any before the sign-in."""
    if isinstance(request.user, User):
        return actor_of(request.user)
    return Actor(ActorKind.USER, "", "")


def people_of(plans: frozenset[int]) -> QuerySet[User]:
    """People who hold or held a role in the plans, and those without any role yet."""
    held = Q(role_assignments__unit__home_id__in=plans) | Q(role_assignments__isnull=True)
    return User.objects.filter(pk__in=User.objects.filter(held).values("pk"))
