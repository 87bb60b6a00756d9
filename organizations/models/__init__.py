"""Units that live and end, people, posts, roles in force, committees and their terms."""

from organizations.models.api_key import ApiKey
from organizations.models.committee import Committee, CommitteeMembership, Term
from organizations.models.delegation import Delegation, DelegationEnd
from organizations.models.one_time_link import OneTimeLink
from organizations.models.person import Post, RoleAssignment, User
from organizations.models.profile import Profile, profile
from organizations.models.session import Session
from organizations.models.succession import UnitSuccession
from organizations.models.unit import Unit, UnitIdentifier, UnitQuerySet
from organizations.models.wall_device import WallDevice
from organizations.models.wall_tile import WallTile

__all__ = [
    "ApiKey",
    "Committee",
    "CommitteeMembership",
    "Delegation",
    "DelegationEnd",
    "OneTimeLink",
    "Post",
    "Profile",
    "RoleAssignment",
    "Session",
    "Term",
    "Unit",
    "UnitIdentifier",
    "UnitQuerySet",
    "UnitSuccession",
    "User",
    "WallDevice",
    "WallTile",
    "profile",
]
