"""The wording guard: points at words that would hurt, says why, and suggests better ones. Its rules are in data."""

from core.wording.checking import check_wording
from core.wording.loading import compile_all
from core.wording.models import Finding, Mode

__all__ = ["Finding", "Mode", "check_wording", "compile_all"]
