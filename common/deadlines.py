"""The shape in which every app tells its deadlines: the columns of a source, in this order.

``deadline_kind`` and ``deadline_key`` name the object as `ObjectRef` does, ``deadline_on`` is the day, ``since_on`` the day
from which it is known (nothing is asked for before it), ``owner_key`` the plan, ``unit_key`` the unit that must act.
"""

COLUMNS = ("deadline_kind", "deadline_key", "deadline_on", "since_on", "owner_key", "unit_key")
