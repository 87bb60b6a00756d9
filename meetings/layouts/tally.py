"""The board's counts as a report says them: put together, and in one sentence."""

from dataclasses import dataclass

from common.formats import percent
from directives.readings.rows import Status, StatusCounts


@dataclass(frozen=True)
class Tally:
    """Numbers of items by how they stand; `asked` leaves out orientations and information, which ended at issue."""

    total: int
    asked: int
    done: int
    late: int
    over: int
    wait: int
    in_hand: int
    soon: int
    none: int
    standing: int
    suspended: int
    ended: int

    @property
    def share(self) -> str:
        return percent(self.done * 100 / self.asked, 1) if self.asked else "–"


def tally_of(counts: StatusCounts) -> Tally:
    """The board's own counts by status, put together as a report says them."""

    def of(*statuses: Status) -> int:
        return sum(int(counts.of(status)) for status in statuses)

    return Tally(
        total=int(counts.total),
        asked=int(counts.total) - of(Status.INFO),
        done=int(counts.done),
        late=of(Status.LATE),
        over=of(Status.OVER),
        wait=of(Status.WAIT),
        in_hand=of(Status.TRACK, Status.SOON),
        soon=of(Status.SOON),
        none=of(Status.NONE),
        standing=of(Status.STANDING),
        suspended=of(Status.SUSPENDED),
        ended=of(Status.ENDED),
    )


def general(tally: Tally) -> str:
    """The sentence of the board in the words of a report; its parts add up to the items."""
    told = f"Trong {tally.total:02} nội dung"
    if tally.total != tally.asked:
        told += f", có {tally.asked:02} nội dung giao thực hiện ({tally.total - tally.asked:02} nội dung định hướng, thông tin)"
    late = f", trong đó {tally.late:02} nội dung hoàn thành quá hạn" if tally.late else ""
    said = [f"đã hoàn thành {tally.done:02} nội dung (đạt {tally.share}){late}"]
    if tally.in_hand:
        soon = f", trong đó {tally.soon:02} nội dung sắp đến hạn" if tally.soon else ""
        said.append(f"đang thực hiện trong hạn {tally.in_hand:02} nội dung{soon}")
    rest = (
        (tally.wait, "chờ xác nhận"),
        (tally.over, "quá hạn"),
        (tally.none, "chưa triển khai"),
        (tally.standing, "thực hiện thường xuyên"),
        (tally.suspended, "tạm hoãn"),
        (tally.ended, "kết thúc không có kết quả"),
    )
    said += [f"{words} {count:02} nội dung" for count, words in rest if count]
    return f"{told}: {'; '.join(said)}."
