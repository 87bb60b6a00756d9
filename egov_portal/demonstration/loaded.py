"""Whether the story is in the database: asked at every start, so without what tells the story."""

from meetings.models import Meeting
from organizations.models import User


def is_loaded() -> bool:
    return User.objects.filter(is_demonstration=True).exists() and Meeting.objects.exists()
