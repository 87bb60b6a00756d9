"""What page views share: a request with its actor, and a form whose action may be refused."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme

from common.actors import Actor
from common.decisions import Kind, Refused

SAID_IN_THE_FORM = (Kind.STATE, Kind.INPUT)


class ActingRequest(HttpRequest):
    """A signed-in person's request: `actor` is put there by the middleware."""

    actor: Actor


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form was filled with; None while it is only shown. A POST without a field is a form left empty."""
    return request.POST if request.method == "POST" else None


def carried_out(form: Form, act: Callable[[], object]) -> bool:
    """Run the action of a valid form. What is refused for its state or input is said in the form (beside the field that
    the refusal's code names), which keeps every word; other refusals become pages."""
    try:
        act()
    except ValidationError as error:
        for field, messages in error.update_error_dict({}).items():
            form.add_error(field if field in form.fields else None, messages)
        return False
    except Refused as refused:
        if refused.decision.kind not in SAID_IN_THE_FORM:
            raise
        told = refused.decision
        name = told.code if told.code in form.fields else None
        form.add_error(name, ValidationError(str(told.reason), code=told.code))
        return False
    return True


def way_back(request: HttpRequest, otherwise: str) -> str:
    """Where the reader came from (`next`, on this host only), else `otherwise`."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if safe else otherwise
