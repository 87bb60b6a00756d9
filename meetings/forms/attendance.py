"""Who sat there: a line of choices per seat, and guests."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from meetings.actions.attendance import Mark
from meetings.models import Attendance
from organizations.models import Unit

IN_A_CELL = {"class": "fld"}


@dataclass(frozen=True)
class SeatLine:
    """One seat as drawn."""

    seat: Attendance
    presence: forms.BoundField
    substitute: forms.BoundField


class AttendanceForm(forms.Form):
    """`presence_<seat>` and `substitute_<seat>`; `assume_present` shows who is not marked yet as present."""

    def __init__(
        self, *args: Any, seats: Iterable[Attendance], assume_present: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.seats = tuple(seats)
        for seat in self.seats:
            waits = seat.presence == Attendance.Presence.INVITED
            self.fields[f"presence_{seat.pk}"] = forms.ChoiceField(
                label=_("Presence of %(seat)s") % {"seat": seat.title},
                choices=Attendance.Presence.choices,
                initial=Attendance.Presence.PRESENT if waits and assume_present else seat.presence,
                widget=forms.Select(attrs=IN_A_CELL),
            )
            self.fields[f"substitute_{seat.pk}"] = forms.CharField(
                label=_("Post of the substitute of %(seat)s") % {"seat": seat.title},
                max_length=200,
                required=False,
                initial=seat.substitute,
                widget=forms.TextInput(attrs=IN_A_CELL),
            )

    def clean(self) -> None:
        for seat in self.seats:
            presence = self.cleaned_data.get(f"presence_{seat.pk}")
            named = self.cleaned_data.get(f"substitute_{seat.pk}")
            if presence == Attendance.Presence.SUBSTITUTE and not named:
                self.add_error(f"substitute_{seat.pk}", _("Say by which post the seat is represented."))

    def lines(self) -> Iterator[SeatLine]:
        for seat in self.seats:
            yield SeatLine(seat, self[f"presence_{seat.pk}"], self[f"substitute_{seat.pk}"])

    def marks(self) -> dict[int, Mark]:
        typed = self.cleaned_data
        return {
            seat.pk: Mark(typed[f"presence_{seat.pk}"], typed[f"substitute_{seat.pk}"]) for seat in self.seats
        }


class GuestForm(forms.Form):
    title = forms.CharField(label=_("Post of the guest"), max_length=200)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = forms.ModelChoiceField(units, label=_("Unit"), required=False, empty_label="–")
