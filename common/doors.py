"""What page views share: a request with its actor, and a form whose action may be refused."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms import Form
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.http import url_has_allowed_host_and_scheme

from common.actors import Actor
from common.decisions import STATUS, Decision, Kind, Refused

SAID_IN_THE_FORM = (Kind.STATE, Kind.INPUT, Kind.TOO_LARGE, Kind.MEDIA_TYPE, Kind.NO_ROOM)
OF_A_FILE = "file_"  # codes of refused files; beside the form's field `file`


class SaidInTheForm(ValidationError):
    """A refusal among the errors of a form, with the status it would have as a page."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(str(decision.reason), code=decision.code)
        self.status = STATUS[decision.kind or Kind.INPUT]


class ActingRequest(HttpRequest):
    """A signed-in person's request: `actor` is put there by the middleware."""

    actor: Actor


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form was filled with; None while it is only shown. A POST without a field is a form left empty."""
    return request.POST if request.method == "POST" else None


def sent_files(request: HttpRequest) -> MultiValueDict[str, UploadedFile] | None:
    """The files a form was sent with; None while it is only shown."""
    return request.FILES if request.method == "POST" else None


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
        name = "file" if told.code.startswith(OF_A_FILE) else told.code
        form.add_error(name if name in form.fields else None, SaidInTheForm(told))
        return False
    return True


def answer_status(form: Form | None) -> int:
    """Of the page that shows `form`: 200; 422 with errors; of a file refused for its size, type or want of room 413, 415,
    507 as anywhere else."""
    if form is None or not form.errors:
        return 200
    found = [error for errors in form.errors.as_data().values() for error in errors]
    told = {error.status for error in found if isinstance(error, SaidInTheForm)}
    return max(told - {STATUS[Kind.STATE]}, default=422)


def way_back(request: HttpRequest, otherwise: str) -> str:
    """Where the reader came from (`next`, on this host only), else `otherwise`."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if safe else otherwise
