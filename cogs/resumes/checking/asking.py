"""The bot's end: it asks the worker process, and takes whatever ends that for a file that nobody should open."""

from collections.abc import Collection

from cogs.resumes.checking.models import MASKABLE, Anonymised, Bounds, Checked, Kind, Unfit
from core.worker import Limits, NeededTooMuch, TookTooLong, Worker, WorkerClosed, WorkFailed

LIMITS = Limits(seconds=9.5, megabytes=768)
CHECKING = "cogs.resumes.checking.checking"


async def check_resume(worker: Worker, data: bytes, file_name: str, bounds: Bounds) -> Checked:
    """What the file gives away. Raises nothing for a bad file: its `unfit` says why nothing was done."""
    try:
        return await worker.run(f"{CHECKING}:check_resume", data, file_name, bounds, returns=Checked, limits=LIMITS)
    except WorkFailed as error:
        return Checked(_unfit(error))


async def anonymise_resume(
    worker: Worker,
    data: bytes,
    file_name: str,
    bounds: Bounds,
    *,
    chosen: Collection[Kind] = MASKABLE,
    also: Collection[str] = (),
) -> Anonymised:
    """A copy without what is of the chosen kinds, nor the words of `also`, which its owner names."""
    arguments = data, file_name, frozenset(chosen), tuple(also), bounds
    try:
        return await worker.run(f"{CHECKING}:anonymise", *arguments, returns=Anonymised, limits=LIMITS)
    except WorkFailed as error:
        return Anonymised(_unfit(error))


def _unfit(error: WorkFailed) -> Unfit:
    if isinstance(error, WorkerClosed):
        raise error
    return Unfit.TOO_HEAVY if isinstance(error, TookTooLong | NeededTooMuch) else Unfit.DAMAGED
