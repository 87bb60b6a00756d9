"""The weekly brief: what the head of office lets leaders read."""

from dashboards.models.brief import WeeklyBrief

__all__ = ["WeeklyBrief"]
