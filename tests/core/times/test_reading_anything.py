"""Whatever is typed, whenever and wherever: a sure reading that holds, or a refusal that helps."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from core.times import BareDate, Past, Reading, Unreadable, read_when, suggest_whens, suggest_zones
from core.times.grammar import vocabulary
from core.times.own_words import as_first_typed
from tests.core.times.phrases import all_phrases

ZONES = [
    "UTC",
    "America/New_York",
    "America/Chicago",
    "America/St_Johns",
    "America/Santiago",
    "America/Havana",
    "Europe/London",
    "Europe/Dublin",
    "Europe/Berlin",
    "Africa/Cairo",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Tehran",
    "Asia/Manila",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "Pacific/Apia",
    "Antarctica/Troll",
]
TYPED = """
am pm today tonight next this last week noon midnight half quarter past in a an and or - / from between ago now
o'clock h z EST CST IST UTC+2 GMT London Portland time my your Etc/GMT+5 eod 3/12 13/12/2026 05.12. 5.30 2026-12-01
2027-03-14 18:30 2:30am 1:30 24:00 6 18 2030 1730 0000 9999-12-31 0001-01-01 31 31st <t:1796000000:F>
2026-12-01T10:00Z 99:99 1e9 🙂 tomorow x
"""
WORDS = sorted(
    {
        *vocabulary.WEEKDAYS,
        *vocabulary.MONTHS,
        *vocabulary.NUMBERS,
        *vocabulary.ORDINALS,
        *vocabulary.UNITS,
        *vocabulary.FILLERS,
        *vocabulary.HEDGES,
        *vocabulary.TOMORROW,
        *vocabulary.PARTS_OF_DAY,
        *vocabulary.EVERY,
        *TYPED.split(),
        "feb 29",
        "day after tomorrow",
    }
)
ROWS = all_phrases()

START = datetime(2020, 1, 1, tzinfo=UTC)
nows = st.timedeltas(timedelta(0), timedelta(days=6200)).map(lambda since: START + since)
zones = st.sampled_from(ZONES).map(ZoneInfo)
soups = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
glued = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map("".join)
known = st.sampled_from(ROWS)
pairs = st.tuples(known, st.sampled_from(WORDS)).map(" ".join)
texts = st.one_of(soups, glued, known, pairs, st.text(max_size=300))


def _outcome(text: str, now: datetime, zone: ZoneInfo, bare: BareDate, past: Past) -> Reading | Unreadable:
    try:
        return read_when(text, now, zone, bare_date=bare, past=past)
    except Unreadable as refusal:
        return refusal


@given(texts, nows, zones, st.sampled_from(BareDate), st.sampled_from(Past))
def test_every_text_is_read_or_refused_with_help(
    text: str, now: datetime, zone: ZoneInfo, bare: BareDate, past: Past
) -> None:
    outcome = _outcome(text, now, zone, bare, past)
    if isinstance(outcome, Unreadable):
        assert outcome.reason
        assert outcome.readings or "`tomorrow 6pm`" in str(outcome)
        assert len(str(outcome)) < 2000
        readings = outcome.readings
        assert list(readings) == sorted(readings, key=lambda reading: reading.at)
        assert len({reading.at for reading in readings}) == len(readings) <= 25
    else:
        readings = (outcome,)
    for reading in readings:
        assert reading.at <= now + timedelta(days=365)
        assert reading.at > now or past is Past.ALLOW


@given(texts, nows, zones, st.sampled_from(BareDate))
def test_what_is_offered_to_type_reads_back_to_the_same_instant(
    text: str, now: datetime, zone: ZoneInfo, bare: BareDate
) -> None:
    outcome = _outcome(text, now, zone, bare, Past.REFUSE)
    for reading in outcome.readings if isinstance(outcome, Unreadable) else (outcome,):
        assert read_when(reading.typed, now, zone).at == reading.at
        assert read_when(reading.typed, now, zone, bare_date=BareDate.END_OF_DAY).at == reading.at


@given(texts, nows, zones)
def test_a_reading_in_words_never_reads_back_to_another_instant(text: str, now: datetime, zone: ZoneInfo) -> None:
    outcome = _outcome(text, now, zone, BareDate.REFUSE, Past.REFUSE)
    for reading in outcome.readings if isinstance(outcome, Unreadable) else (outcome,):
        assert as_first_typed(reading.words) != reading.words
        again = _outcome(reading.words, now, zone, BareDate.REFUSE, Past.REFUSE)
        assert isinstance(again, Unreadable) or again.at == reading.at


@given(texts, nows, zones, st.sampled_from(BareDate), st.sampled_from(Past))
def test_every_suggestion_fits_and_reads_back_for_sure(
    text: str, now: datetime, zone: ZoneInfo, bare: BareDate, past: Past
) -> None:
    suggestions = suggest_whens(text, now, zone, bare_date=bare, past=past)
    assert len(suggestions) <= 25
    assert len({suggestion.value for suggestion in suggestions}) == len(suggestions)
    for label, value in suggestions:
        assert 0 < len(label) <= 100
        assert 0 < len(value) <= 100
        read_when(value, now, zone, bare_date=bare, past=past)


@given(st.one_of(st.text(max_size=200), st.sampled_from(WORDS)), nows)
def test_any_text_can_be_a_zone_in_the_making(text: str, now: datetime) -> None:
    for label, value in suggest_zones(text, now):
        assert len(label) <= 100
        assert ZoneInfo(value).key == value
