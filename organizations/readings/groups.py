"""Addressees as a notice writes them: unit codes and group tokens, expanded on a day and printed in words.

Tokens: a unit's code, `@wards`, `@wards-except:CODE[,CODE]`, `@phong`, `@ban`, `@nganh`, `@doan_the`, and `@ctxh`
(the socio-political organisations: the mass organisations without the Front).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from organizations.models import Unit, profile

WARDS = "@wards"
WARDS_EXCEPT = "@wards-except:"
SOCIO_POLITICAL = "@ctxh"
GROUPS: dict[str, str | Promise] = {
    "@phong": pgettext_lazy("addressees", "divisions"),
    "@ban": pgettext_lazy("addressees", "boards"),
    "@nganh": pgettext_lazy("addressees", "branches"),
    "@doan_the": pgettext_lazy("addressees", "mass organisations"),
    SOCIO_POLITICAL: pgettext_lazy("addressees", "socio-political organisations"),
}
SHORT_LENGTH = 9
# Kinds of body that a strip cell leaves out or cuts: "Phòng VH&TT" is told by "VH&TT", "Công an quận" by "CA quận".
DROPPED = ("Phòng ", "Ban ", "Hội ", "Đội ", "Chi cục ")
CUT = (("Văn phòng ", "VP "), ("Trung tâm ", "TT "), ("Công an ", "CA "))


def is_group(token: str) -> bool:
    return token in GROUPS or token == WARDS or token.startswith(WARDS_EXCEPT)


def _spared(token: str) -> frozenset[str]:
    return frozenset(code.strip() for code in token.removeprefix(WARDS_EXCEPT).split(",") if code.strip())


def _abbreviated(name: str) -> str:
    for kind in DROPPED:
        if name.startswith(kind):
            return name.removeprefix(kind)
    for kind, mark in CUT:
        if name.startswith(kind):
            return mark + name.removeprefix(kind)
    return name


def cell_name(unit: Unit) -> str:
    """The unit in at most about nine characters, from its short name, a spelling of its papers, or its code."""
    if unit.is_ward:
        words = unit.short_name.split()
        if len(unit.short_name) <= SHORT_LENGTH or len(words) == 1:
            return unit.short_name
        return f"{words[0][0]}. {' '.join(words[1:])}"
    spellings = [_abbreviated(name) for name in (unit.short_name, *unit.aliases)]
    fitting = (name for name in spellings if len(name) <= SHORT_LENGTH)
    return next(fitting, unit.code.rsplit(".", 1)[-1])


@dataclass(frozen=True)
class GroupNames:
    """The units of one plan, read once: expands and prints any number of items."""

    on: date
    units: tuple[
        Unit, ...
    ]  # of the plan and above it, in official order, ended ones too: old papers name them

    @classmethod
    def load(cls, owner: Unit, on: date) -> "GroupNames":
        """One statement."""
        above = [code for code in owner.path.split("/") if code]
        rows = Unit.objects.filter(Q(home_id=owner.pk) | Q(code__in=above)).sorted()
        return cls(on, tuple(rows))

    @cached_property
    def in_force(self) -> tuple[Unit, ...]:
        """Units in force on the day."""
        return tuple(unit for unit in self.units if unit.in_force(self.on))

    @cached_property
    def wards(self) -> tuple[Unit, ...]:
        """Wards of the plan in force on the day."""
        return tuple(unit for unit in self.in_force if unit.is_ward)

    @cached_property
    def by_code(self) -> dict[str, Unit]:
        return {unit.code: unit for unit in reversed(self.units)}

    def expand(self, tokens: Iterable[str]) -> list[Unit]:
        """Units in force on the day, each once, in official order. Unknown and ended codes are left out."""
        wanted = tuple(tokens)
        if len(wanted) == 1:
            return list(self._meant(wanted[0]))
        meant = {unit.pk for token in wanted for unit in self._meant(token)}
        return [unit for unit in self.in_force if unit.pk in meant]

    @cached_property
    def _told(self) -> dict[str, tuple[Unit, ...]]:
        """Found once, however many items name it."""
        return {}

    def _meant(self, token: str) -> tuple[Unit, ...]:
        if token not in self._told:
            self._told[token] = tuple(unit for unit in self.in_force if self._holds(token, unit))
        return self._told[token]

    def missing(self, tokens: Iterable[str]) -> list[str]:
        """What stands for no unit of the plan in force on the day: unknown or ended codes, empty groups."""
        return [token for token in tokens if not self.expand((token,))]

    def _holds(self, token: str, unit: Unit) -> bool:
        if token == WARDS:
            return unit.is_ward
        if token.startswith(WARDS_EXCEPT):
            return unit.is_ward and unit.code not in _spared(token)
        if token == SOCIO_POLITICAL:
            return unit.group == Unit.Group.DOAN_THE and unit.bloc != Unit.Bloc.FRONT
        if token in GROUPS:
            return unit.group == token.removeprefix("@")
        return unit.code == token

    def label(self, tokens: Iterable[str]) -> str:
        """As a paper writes it: "UBND 14 phường", "Các phòng, ban", "Phòng VH&TT; Công an quận"."""
        parts: list[str] = []
        groups: list[str] = []
        for token in tokens:
            if token in GROUPS:
                groups.append(str(GROUPS[token]))
                continue
            if groups:
                parts.append(_("All %(groups)s") % {"groups": ", ".join(groups)})
                groups = []
            parts.append(self._part(token))
        if groups:
            parts.append(_("All %(groups)s") % {"groups": ", ".join(groups)})
        return "; ".join(dict.fromkeys(parts))

    def _part(self, token: str) -> str:
        if token == WARDS or token.startswith(WARDS_EXCEPT):
            return self._wards_label(token)
        unit = self._unit(token)
        if unit is None:
            return token
        return unit.name if unit.is_ward else unit.short_name

    @cached_property
    def _wards_told(self) -> dict[str, str]:
        return {}

    def _wards_label(self, token: str) -> str:
        if token not in self._wards_told:
            self._wards_told[token] = self._wards_in_words(token)
        return self._wards_told[token]

    def _wards_in_words(self, token: str) -> str:
        count = len(self.expand((token,)))
        shown = _("People's Committees of %(count)s %(units)s") % {
            "count": count,
            "units": profile().lower_level_plural if count != 1 else profile().lower_level,
        }
        spared = [unit.short_name for unit in self.wards if token != WARDS and unit.code in _spared(token)]
        if not spared:
            return shown
        return _("%(units)s (except %(names)s)") % {"units": shown, "names": ", ".join(spared)}

    def short_label(self, tokens: Iterable[str]) -> str:
        """Fits a cell of the strip: "14 P.", "VH&TT", "CA quận +2"."""
        listed = list(dict.fromkeys(tokens))
        if not listed:
            return ""
        first = self._short(listed[0])
        return f"{first} +{len(listed) - 1}" if len(listed) > 1 else first

    def _short(self, token: str) -> str:
        if token in GROUPS:
            return str(GROUPS[token]).capitalize()
        if is_group(token):
            return f"{len(self.expand((token,)))} {str(profile().lower_level)[:1].upper()}."
        unit = self._unit(token)
        return cell_name(unit) if unit else token

    def _unit(self, code: str) -> Unit | None:
        return self.by_code.get(code)


def expand(tokens: Iterable[str], *, owner: Unit, on: date) -> list[Unit]:
    """One statement; for lists load `GroupNames` once."""
    return GroupNames.load(owner, on).expand(tokens)


def label(tokens: Iterable[str], *, owner: Unit, on: date) -> str:
    return GroupNames.load(owner, on).label(tokens)


def short_label(tokens: Iterable[str], *, owner: Unit, on: date) -> str:
    return GroupNames.load(owner, on).short_label(tokens)
