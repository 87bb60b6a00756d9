"""A form whose action may be refused, and the way back."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from common.decisions import Kind, Refused, refuse
from common.doors import carried_out, way_back


class Asked(forms.Form):
    reason = forms.CharField(required=False)


def filled():
    form = Asked({"reason": "Chờ kinh phí"})
    assert form.is_valid()
    return form


def raising(error):
    def act():
        raise error

    return act


def test_what_succeeds_leaves_the_form_alone():
    form = filled()
    assert carried_out(form, lambda: None)
    assert not form.errors


@pytest.mark.parametrize(("code", "place"), [("reason", "reason"), ("elsewhere", "__all__")])
@pytest.mark.parametrize("kind", [Kind.INPUT, Kind.STATE])
def test_a_refusal_of_input_or_state_is_said_in_the_form(kind, code, place):
    form = filled()
    assert not carried_out(form, raising(Refused(refuse(kind, code, "Không được."))))
    assert list(form.errors) == [place]
    assert form["reason"].value() == "Chờ kinh phí"


@pytest.mark.parametrize("kind", [Kind.NOT_VISIBLE, Kind.ROLE, Kind.UNIT_CLOSED])
def test_other_refusals_become_pages(kind):
    with pytest.raises(Refused):
        carried_out(filled(), raising(Refused(refuse(kind, "role", "Không được."))))


@pytest.mark.parametrize(
    ("error", "place"),
    [(ValidationError({"reason": ["Quá dài."]}), "reason"), (ValidationError({"other": ["Sai."]}), "__all__"), (ValidationError("Sai."), "__all__")],
)  # fmt: skip
def test_what_a_model_does_not_take_is_said_in_the_form(error, place):
    form = filled()
    assert not carried_out(form, raising(error))
    assert list(form.errors) == [place]


@pytest.mark.parametrize(
    ("asked", "way"),
    [("/my-work/", "/my-work/"), ("", "/home/"), ("https://elsewhere.example/x", "/home/"), ("//elsewhere.example", "/home/"), ("javascript:alert(1)", "/home/")],
)  # fmt: skip
def test_the_way_back_stays_on_this_host(rf, asked, way):
    assert way_back(rf.post("/", {"next": asked}), "/home/") == way
