"""Overlap of 500 applications: every pair compared, explained from the threshold on, and put into clusters, in under 2 s."""

import random
import time

from apps_catalog.readings.overlap_scores import Compared, Weights, clusters, overlaps
from bench.tables import Measure, Table

MANY, SEED = 500, 8
FUNCTIONS, UNITS, DATA_SETS, PROCESSES = 80, 47, 60, 12
MOST_SECONDS = 2.0


def overlap() -> Table:
    portfolio = made()
    begun = time.process_time()
    found = overlaps(portfolio, Weights())
    stars = clusters(found)
    spent = time.process_time() - begun
    return Table(
        f"Overlap of {MANY} applications",
        [
            Measure("pairs compared", MANY * (MANY - 1) / 2, ""),
            Measure("pairs explained", len(found), ""),
            Measure("clusters", len(stars), ""),
            Measure("time of the processor", spent, "s", floor=MOST_SECONDS),
        ],
    )


def made() -> list[Compared]:
    """The same applications every time."""
    chance = random.Random(SEED)

    def some(mark: str, of: int, least: int, most: int) -> frozenset[str]:
        return frozenset(
            f"{mark}{number}" for number in chance.sample(range(of), chance.randint(least, most))
        )

    rows = []
    for number in range(MANY):
        data_sets = some("D", DATA_SETS, 1, 6)
        rows.append(
            Compared(
                code=f"A{number:03}",
                functions=some("F", FUNCTIONS, 3, 14),
                units=some("U", UNITS, 1, UNITS),
                data_sets=data_sets,
                processes=some("P", PROCESSES, 1, 4),
                typed=frozenset(sorted(data_sets)[:2]),
            )
        )
    return rows
