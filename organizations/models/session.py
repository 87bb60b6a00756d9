"""An open sign-in. The portal's sessions know whose they are, so that a person sees and ends them, and an office can."""

from typing import Self

from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models

from common import clock
from common.actors import Actor
from organizations.models.person import User

LONGEST_CLIENT = 200


class SessionQuerySet(models.QuerySet["Session"]):
    def visible_to(self, actor: Actor) -> Self:
        """A person's own, whatever his roles: nobody looks at another's."""
        return self.filter(user_id=actor.user_id) if actor.user_id is not None else self.none()


class Session(AbstractBaseSession):
    """`user` is empty before the sign-in is complete. `client` is what the browser says of itself, cut short."""

    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="sessions")
    started_at = models.DateTimeField(default=clock.wall)
    seen_at = models.DateTimeField(default=clock.wall)
    client = models.CharField(max_length=LONGEST_CLIENT, blank=True)

    objects = BaseSessionManager.from_queryset(SessionQuerySet)()
