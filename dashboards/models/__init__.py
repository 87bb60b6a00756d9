"""The weekly brief that the head of office lets leaders read; what the map of the wall shows."""

from dashboards.models.brief import WeeklyBrief
from dashboards.models.wall_map import WallMapChoice, mapped_fields

__all__ = ["WallMapChoice", "WeeklyBrief", "mapped_fields"]
