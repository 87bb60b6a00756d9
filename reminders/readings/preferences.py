"""How a person wants to be told; the usual way where nothing was said."""

from common.actors import Actor
from reminders.models import Preference


def preference_of(actor: Actor) -> Preference:
    found = Preference.objects.filter(pk=actor.user_id).first()
    return found or Preference(user_id=actor.user_id)
