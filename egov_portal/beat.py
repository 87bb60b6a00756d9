"""Celery's clock, which keeps when it last rang in a file. All its work is idempotent, so a lost file costs nothing."""

from celery.beat import PersistentScheduler


class Scheduler(PersistentScheduler):
    """Begins anew where the file ends in the middle, as after a power cut: Celery's own would end at each start."""

    def _create_schedule(self) -> None:
        try:
            super()._create_schedule()
        except EOFError as broken:
            self._store = self._destroy_open_corrupted_schedule(broken)
            super()._create_schedule()
