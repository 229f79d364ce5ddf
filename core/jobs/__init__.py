"""The outbox: everything that must happen on Discord, or later, is a row written with the change that causes it.

A feature calls `schedule` or `cancel` inside its transaction and marks the function that does the work with
`@on_job(kind)`. The `JobRunner` takes due rows, runs them, and removes them only when they are done, so each job must
be safe to do twice.
"""

from core.jobs.outbox import DEAD_LETTER, Job, cancel, get_job, retry, schedule
from core.jobs.runner import JobHandler, JobRunner

__all__ = ["DEAD_LETTER", "Job", "JobHandler", "JobRunner", "cancel", "get_job", "retry", "schedule"]
