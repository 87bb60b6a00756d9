"""Rings of interfaces: A gives data to B and B gives other data back is how offices work; the same data going round in
a ring has no master, and applications that need one another in a ring can never be started or retired one by one."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _

from common.decisions import ALLOWED, Decision, Kind, refuse


class Edge(NamedTuple):
    """By code: `giver` gives `data_set` to `taker`; `is_required`: the taker cannot work without it."""

    giver: str
    taker: str
    data_set: str
    is_required: bool


def no_ring(edges: Iterable[Edge]) -> Decision:
    """The ring is told link by link."""
    listed = list(edges)
    for data_set in dict.fromkeys(edge.data_set for edge in listed):
        found = ring({(edge.giver, edge.taker) for edge in listed if edge.data_set == data_set})
        if found:
            told = _("The data set %(data_set)s would go round in a ring: %(ring)s.")
            names = {"data_set": data_set, "ring": " → ".join(found)}
            return refuse(Kind.INPUT, "interfaces", told % names)
    found = ring({(edge.giver, edge.taker) for edge in listed if edge.is_required})
    if found:
        told = _("These applications would need one another in a ring: %(ring)s.")
        return refuse(Kind.INPUT, "interfaces", told % {"ring": " → ".join(found)})
    return ALLOWED


def ring(links: set[tuple[str, str]]) -> tuple[str, ...]:
    """A ring in the graph, its first node again at its end; empty where there is none."""
    after: dict[str, list[str]] = {}
    for giver, taker in sorted(links):
        after.setdefault(giver, []).append(taker)
    done: set[str] = set()
    for start in after:
        path: list[str] = []
        waiting = [(start, 0)]
        while waiting:
            node, depth = waiting.pop()
            del path[depth:]
            if node in path:
                return (*path[path.index(node) :], node)
            if node in done:
                continue
            path.append(node)
            nexts = after.get(node, [])
            if not nexts:
                done.add(node)
            waiting += [(taker, depth + 1) for taker in reversed(nexts)]
        done |= _reached(start, after)
    return ()


def _reached(start: str, after: dict[str, list[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting += after.get(node, [])
    return found
