"""A time as a person types it, in their own zone: one sure reading, or a refusal that offers what it could mean."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from core.errors import Refusal
from core.times import texts
from core.times.doubts import Doubt, Raised
from core.times.grammar.sentence import Sentence, parse
from core.times.meaning.candidates import Candidate, Candidates, Standing, candidates_of
from core.times.meaning.reader import Reader
from core.times.meaning.zones import ZoneOption
from core.times.own_words import as_first_typed
from core.times.slips import with_slips_corrected
from core.times.wall import instants_of, wall_of
from core.times.wording import end_of_day_moment, markup, moment, place_of, with_distance, zone_shown

LONGEST_TEXT = 200
MOST_READINGS = 25


class BareDate(Enum):
    """What a date without a time of day is."""

    REFUSE = "refuse"
    END_OF_DAY = "end of day"


class Past(Enum):
    REFUSE = "refuse"
    ALLOW = "allow"


@dataclass(frozen=True)
class Reading:
    """One meaning of a typed time.

    `zone` is the zone on whose clock it was typed, which what repeats must keep; `words` are in the reader's own zone;
    `typed` is a text that always reads back to this instant in the reader's zone; `note` says what had to be settled.
    """

    at: datetime
    zone: ZoneInfo
    words: str
    typed: str
    note: str | None = None
    is_end_of_day: bool = False


class Unreadable(Refusal):
    """No sure reading. `reason` is the sentence alone; the message also lists `readings` and what to type for each."""

    def __init__(self, reason: str, readings: Iterable[Reading] = (), hint: str = "") -> None:
        self.reason = reason
        self.readings = tuple(readings)
        super().__init__(texts.refusal(reason, [(one.words, one.typed) for one in self.readings], hint))


def read_when(
    text: str,
    now: datetime,
    zone: ZoneInfo,
    *,
    bare_date: BareDate = BareDate.REFUSE,
    past: Past = Past.REFUSE,
    zone_is_default: bool = False,
) -> Reading:
    """The one instant that the text means to a person in this zone; raises `Unreadable` where it is none or not sure.

    `zone_is_default` says that the zone is the group's because the person has set none: readings then name it.
    """
    reader = Reader(now.astimezone(UTC), zone, past is Past.ALLOW)
    return _Reading(text, reader, bare_date, zone_is_default).result()


@dataclass(frozen=True)
class _Reading:
    """One text being read."""

    text: str
    reader: Reader
    bare_date: BareDate
    zone_is_default: bool

    def result(self) -> Reading:
        if not self.text.strip():
            raise self._unreadable(texts.nothing_typed())
        sentence = parse(as_first_typed(self.text)) if len(self.text) <= LONGEST_TEXT else None
        if sentence is None:
            raise self._unreadable(texts.too_long())
        found = self._candidates(sentence)
        instants = {one.at for one in found.meant}
        doubts = [raised for raised in found.doubts if raised.doubt is not Doubt.SHARED_ZONE or len(instants) > 1]
        if not doubts and len(instants) == 1 and found.meant[0].standing is Standing.GOOD:
            return self._reading(found.meant[0])
        raise self._refused(found, doubts)

    def _candidates(self, sentence: Sentence) -> Candidates:
        return candidates_of(sentence, self.reader, ends_bare_days=self.bare_date is BareDate.END_OF_DAY)

    def _refused(self, found: Candidates, doubts: list[Raised]) -> Unreadable:
        first = min(doubts, key=lambda raised: raised.doubt.value, default=None)
        if first is None:
            return self._unreadable(self._standing_in_words(found), self._readings(found))
        if first.doubt in (Doubt.FOREIGN, Doubt.WHOSE_ZONE):
            return self._unreadable(self._doubt_in_words(first))
        if first.doubt is Doubt.UNKNOWN:
            return self._unknown_words(found, doubts)
        return self._unreadable(self._doubt_in_words(first), self._readings(found))

    def _unknown_words(self, found: Candidates, doubts: list[Raised]) -> Unreadable:
        """Offer what the rest means, or the same with slips of the pen corrected."""
        words = [raised.details[0] for raised in doubts if raised.doubt is Doubt.UNKNOWN]
        corrected = with_slips_corrected(self.text, words)
        sentence = parse(corrected) if corrected else None
        is_better = sentence is not None and not any(one.doubt in _WORSE for one in sentence.doubts)
        readings = self._readings(self._candidates(sentence) if sentence and is_better else found)
        if not found.meant and not found.offered and not readings:
            return self._unreadable(texts.not_understood(self.text))
        return self._unreadable(texts.words_not_understood(self.text, " ".join(words)), readings)

    def _readings(self, found: Candidates) -> list[Reading]:
        """What is meant and may be taken; where nothing may, what can be offered instead."""
        meant = [one for one in found.meant if one.standing is Standing.GOOD]
        good = meant or [one for one in found.offered if one.standing is Standing.GOOD]
        first_of_each = {one.at: one for one in reversed(good)}
        return [self._reading(first_of_each[at]) for at in sorted(first_of_each)[:MOST_READINGS]]

    def _unreadable(self, reason: str, readings: Iterable[Reading] = ()) -> Unreadable:
        offered = tuple(readings)
        hints = [] if offered else [texts.example(self.reader.today + timedelta(days=7))]
        if self.zone_is_default:
            hints.append(texts.group_zone_hint(self.reader.zone.key))
        return Unreadable(reason, offered, "\n".join(hints))

    def _standing_in_words(self, found: Candidates) -> str:
        if not found.meant:
            return texts.not_understood(self.text)
        first = found.meant[0]
        said = moment(first.at, self.reader.zone)
        if first.standing is Standing.SKIPPED:
            return texts.skipped_time(self.text, texts.clock(first.wall), texts.day(first.wall.date()))
        if first.standing is Standing.TOO_FAR:
            return texts.too_far(self.text, said)
        return texts.past(self.text, said) if first.standing is Standing.PAST else texts.idiom(self.text)

    def _doubt_in_words(self, raised: Raised) -> str:
        if raised.doubt is Doubt.SWAPPED:
            return texts.swapped(self.text, *raised.details[:2])
        if raised.doubt is Doubt.SHARED_ZONE:
            return texts.shared_zone(self.text, raised.details[0])
        if raised.doubt is Doubt.WHOSE_ZONE:
            return texts.whose_zone(self.text, raised.details[0])
        return _SENTENCES[raised.doubt](self.text)

    def _reading(self, candidate: Candidate) -> Reading:
        zone = candidate.zone.zone
        return Reading(
            candidate.at,
            zone if isinstance(zone, ZoneInfo) else self.reader.zone,
            self._words(candidate),
            typed_for(candidate.at, self.reader.zone),
            " ".join(self._notes(candidate)) or None,
            candidate.is_end_of_day,
        )

    def _words(self, candidate: Candidate) -> str:
        at, own = candidate.at, self.reader.zone
        said = end_of_day_moment(at, own) if candidate.is_end_of_day else moment(at, own)
        if wall_of(at, candidate.zone.zone) != wall_of(at, own):
            said = f"{said} {_elsewhere(at, candidate.zone, own)}"
        if self.zone_is_default:
            said = f"{said} {texts.groups_zone(own.key)}"
        return with_distance(said, at, own, self.reader.now)

    def _notes(self, candidate: Candidate) -> Iterator[str]:
        option, clock = candidate.zone, texts.clock(candidate.wall)
        shown = zone_shown(candidate.at, option.zone)
        if candidate.is_named_by_zone:
            yield texts.happens_twice_named(clock, shown)
        elif candidate.is_repeated:
            yield texts.happens_twice(clock)
        if option.is_abbreviation and not _is_said_by(option.typed.upper(), shown):
            yield texts.means_region(option.typed.upper(), place_of(option.zone), shown)
        if candidate.is_today_by_name:
            yield texts.is_today()
        if self.zone_is_default:
            yield texts.group_zone_hint(self.reader.zone.key)


def typed_for(at: datetime, zone: ZoneInfo) -> str:
    """A text that reads back to exactly this instant: ISO where that is sure, else Discord's markup."""
    wall = wall_of(at, zone)
    is_sure = not wall.second and not wall.microsecond and instants_of(wall, zone)[0] == at
    return f"{wall:%Y-%m-%d %H:%M}" if is_sure else markup(at)


def _elsewhere(at: datetime, option: ZoneOption, own: ZoneInfo) -> str:
    wall = wall_of(at, option.zone)
    day = texts.day(wall.date()) if wall.date() != wall_of(at, own).date() else ""
    place = place_of(option.zone) if isinstance(option.zone, ZoneInfo) and option.zone.key != "UTC" else ""
    return texts.elsewhere(day, texts.clock(wall), zone_shown(at, option.zone), place)


def _is_said_by(typed: str, shown: str) -> bool:
    """Whether the typed abbreviation holds then. "ET" says EST and EDT; many zones have only an offset to show."""
    return shown.startswith("UTC") or typed == shown or (len(typed) == 2 and typed == shown[0] + shown[-1])


_WORSE = (Doubt.SEVERAL, Doubt.CONTRADICTION, Doubt.UNKNOWN)
"""A correction that raises one of these corrected the wrong word."""

_SENTENCES: dict[Doubt, Callable[[str], str]] = {
    Doubt.FOREIGN: texts.not_english,
    Doubt.NO_SUCH_TIME: texts.no_such_time,
    Doubt.NO_SUCH_DATE: texts.no_such_date,
    Doubt.REPEATED: texts.repeated,
    Doubt.RANGE: texts.a_range,
    Doubt.SEVERAL: texts.several,
    Doubt.LENGTH: texts.a_length,
    Doubt.CONTRADICTION: texts.contradiction,
    Doubt.WHICH_WEEK: texts.which_week,
    Doubt.NO_DAY: texts.no_day,
    Doubt.NO_TIME: texts.no_time,
    Doubt.MIDNIGHT: texts.midnight,
    Doubt.AM_OR_PM: texts.am_or_pm,
    Doubt.IDIOM: texts.idiom,
    Doubt.DAY_OR_CLOCK: texts.day_or_clock,
    Doubt.INEXACT: texts.inexact,
    Doubt.WHICH_YEAR: texts.which_year,
    Doubt.PAST_OR_AHEAD: texts.past_or_ahead,
    Doubt.PAST: texts.past,
    Doubt.TOO_FAR: texts.too_far,
}
