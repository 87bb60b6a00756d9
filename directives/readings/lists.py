"""Papers in a list, each with how its items stood on a day: five statements however many papers."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from common.actors import Actor
from directives.models import Directive, DirectiveItem
from directives.readings import statuses
from directives.readings.rows import Status


@dataclass(frozen=True)
class PaperRow:
    """`total` leaves out what is only for information; `by_status` holds the statuses that occur."""

    id: int
    number: str
    kind: str
    title: str
    issuer: str
    issued_on: date | None
    signer_post: str
    circulation: str
    is_restricted: bool
    is_illustrative: bool
    items: int
    total: int
    done: int
    by_status: tuple[tuple[Status, int], ...]

    def of(self, status: Status) -> int:
        return dict(self.by_status).get(status, 0)


def paper_rows(papers: Iterable[Directive], *, viewer: Actor, on: date) -> tuple[PaperRow, ...]:
    """Those of `papers` (a page of a list) that the viewer may see and that were issued on `on`, in their order."""
    wanted = [paper.pk for paper in papers]
    seen = {
        paper.pk: paper for paper in Directive.objects.visible_to(viewer).issued(on).filter(pk__in=wanted)
    }
    items = DirectiveItem.objects.filter(directive__in=seen)
    found: dict[int, Counter[Status]] = defaultdict(Counter)
    for item, standing in statuses.of_items(items, on).items():
        found[item.directive_id][standing.status] += 1
    return tuple(_row(seen[key], found[key]) for key in wanted if key in seen)


def _row(paper: Directive, counts: "Counter[Status]") -> PaperRow:
    return PaperRow(
        id=paper.pk,
        number=paper.number,
        kind=paper.get_kind_display(),
        title=paper.title,
        issuer=paper.issuer_name,
        issued_on=paper.issued_on,
        signer_post=paper.signer_post,
        circulation=paper.get_circulation_display(),
        is_restricted=paper.circulation == Directive.Circulation.RESTRICTED,
        is_illustrative=paper.is_illustrative,
        items=counts.total(),
        total=counts.total() - counts[Status.INFO],
        done=counts[Status.DONE] + counts[Status.LATE],
        by_status=tuple((status, counts[status]) for status in Status if counts[status]),
    )
