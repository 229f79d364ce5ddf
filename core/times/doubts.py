"""Why a typed time cannot be taken as it stands."""

from enum import Enum, auto
from typing import NamedTuple


class Doubt(Enum):
    """In the order in which they are told: of several, the first."""

    FOREIGN = auto()
    UNKNOWN = auto()
    NO_SUCH_TIME = auto()
    NO_SUCH_DATE = auto()
    REPEATED = auto()
    RANGE = auto()
    LENGTH = auto()
    SEVERAL = auto()
    WHOSE_ZONE = auto()
    CONTRADICTION = auto()
    SWAPPED = auto()
    WHICH_WEEK = auto()
    NO_DAY = auto()
    NO_TIME = auto()
    MIDNIGHT = auto()
    DAY_OR_CLOCK = auto()
    AM_OR_PM = auto()
    IDIOM = auto()
    INEXACT = auto()
    WHICH_YEAR = auto()
    PAST_OR_AHEAD = auto()
    SHARED_ZONE = auto()
    SKIPPED = auto()
    PAST = auto()
    TOO_FAR = auto()


class Raised(NamedTuple):
    """A doubt, with the words its sentence needs."""

    doubt: Doubt
    details: tuple[str, ...] = ()
