"""Texts for the chat groups of the plans in which the reader may urge."""

from dataclasses import dataclass
from datetime import date

from common.actors import Actor
from organizations.permissions import Permission, plan_ids
from reminders.sources.chat import ChatText, GroupText, by_group, by_unit, work_to_remind


@dataclass(frozen=True)
class ChatTexts:
    units: tuple[ChatText, ...]
    groups: tuple[GroupText, ...]


def chat_texts(*, viewer: Actor, on: date) -> ChatTexts:
    """Two statements."""
    plans = plan_ids(viewer, Permission.URGE)
    units = by_unit(work_to_remind(on).filter(item__directive__owner_id__in=plans).visible_to(viewer), on)
    return ChatTexts(units, by_group(units, on))
