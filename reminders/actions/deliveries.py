"""A person marks what he has read. Nobody else can."""

from django.db import transaction

from common import clock
from common.actors import Actor
from reminders.models import Delivery


@transaction.atomic
def mark_read(*, by: Actor, upto: int) -> int:
    """Everything told to the person up to this reminder; what comes later stays unread. Not an act for the record."""
    return Delivery.objects.visible_to(by).unread().filter(pk__lte=upto).update(read_at=clock.now())
