"""Windows of a week as people type them: what is read, what is asked back, and that nothing is guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.times import WeeklyWindow, read_windows, windows_in_words

READ = {
    "Tue 18:00-20:00": "Tue 6pm-8pm",
    "Tue 18:00-20:00; Sat 9am-noon": "Tue 6pm-8pm; Sat 9am-noon",
    "Tue 18:00-20:00\nSat 9am-noon": "Tue 6pm-8pm; Sat 9am-noon",
    "Sat 9am-noon, Tue 18-20": "Tue 6pm-8pm; Sat 9am-noon",
    "tuesdays from 6pm to 8pm": "Tue 6pm-8pm",
    "TUES: between 6pm and 8 p.m.": "Tue 6pm-8pm",
    "every tuesday 6–8pm": "Tue 6pm-8pm",
    "Tue 6pm-8": "Tue 6pm-8pm",
    "Tue 9am-5": "Tue 9am-5pm",
    "Tue 11-1pm": "Tue 11am-1pm",
    "Tue 10pm-2": "Tue 10pm-2am",
    "Tue 9-17": "Tue 9am-5pm",
    "Tue 9:00-17:00": "Tue 9am-5pm",
    "Tue 09:00-12:00": "Tue 9am-noon",
    "Tue 12:00-14:00": "Tue noon-2pm",
    "Tue 1730-1900": "Tue 5:30pm-7pm",
    "Tue 18h-20h30": "Tue 6pm-8:30pm",
    "Tue 18.15-19.45": "Tue 6:15pm-7:45pm",
    "Tue 10 to noon": "Tue 10am-noon",
    "Tue 10 to 12pm": "Tue 10am-noon",
    "Fri 22:00-01:00": "Fri 10pm-1am",
    "Fri 8-midnight": "Fri 8pm-midnight",
    "Fri 20:00-24:00": "Fri 8pm-midnight",
    "Sat midnight-midnight": "Sat midnight-midnight",
    "Sat 0:00-24:00": "Sat midnight-midnight",
    "Mon-Thu 19:00-21:00": "Mon 7pm-9pm; Tue 7pm-9pm; Wed 7pm-9pm; Thu 7pm-9pm",
    "fri to sun 7pm-9pm": "Fri 7pm-9pm; Sat 7pm-9pm; Sun 7pm-9pm",
    "sat-mon 7pm-9pm": "Mon 7pm-9pm; Sat 7pm-9pm; Sun 7pm-9pm",
    "Mon, Wed & Fri 7pm-9pm": "Mon 7pm-9pm; Wed 7pm-9pm; Fri 7pm-9pm",
    "tue/thu 7pm-9pm": "Tue 7pm-9pm; Thu 7pm-9pm",
    "weekends 10am-noon": "Sat 10am-noon; Sun 10am-noon",
    "every day 7am-8am": "; ".join(f"{day} 7am-8am" for day in "Mon Tue Wed Thu Fri Sat Sun".split()),
    "Tue evening": "Tue 6pm-10pm",
    "Sat mornings and afternoons": "Sat 8am-noon; Sat noon-6pm",
    "Tue evening and Thu 6-8pm": "Tue 6pm-10pm; Thu 6pm-8pm",
    "Tue 6pm-8pm and 9pm-10pm": "Tue 6pm-8pm; Tue 9pm-10pm",
    "Tue 6pm-8pm, Tue 6pm-8pm": "Tue 6pm-8pm",
    "": "",
    " ;\n; ": "",
}
"""What is typed, and how it is said back."""

ASKED_BACK = {
    "Tue 6-8": "6am-8am or 6pm-8pm",
    "Tue 9-5": "9am-5pm or 9pm-5am",
    "Tue 12-2": "midnight-2am or noon-2pm",
    "Tue 10:00-12:00": "10am-noon or 10pm-midnight",
    "Tue 10:00-00:30": "10pm-12:30am",
    "Tue 18:00-9": "6pm-9pm",
    "Tue": "from when to when",
    "Tue 18:00": "from when to when",
    "Tue after 6pm": "cannot read “after 6 pm”",
    "Tue 18:00-20:00 CET": "cannot read “CET”",
    "18:00-20:00": "on which day",
    "tomorrow 18:00-20:00": "cannot read “tomorrow",
    "whenever": "cannot read “whenever”",
    "mardi 18:00-20:00": "cannot read “mardi",
    "Tue 18:00-18:00": "same time",
    "Tue 20:00-18:00": "ends before it starts",
    "Tue 25:00-26:00": "from when to when",
    "Tue 2026-12-01": "from when to when",
    "Tue 6pm and Thu 8pm": "from when to when",
    "Tue 18-20-22": "from when to when",
    "Tue 18:00-20:00 18:00-20:00": "from when to when",
    "Tue-": "from when to when",
    "@everyone 6pm-8pm": r"\@everyone",
}
"""What is unclear, and a part of what is said about it."""


@pytest.mark.parametrize(("typed", "said"), READ.items())
def test_what_is_clear_is_read(typed: str, said: str) -> None:
    read = read_windows(typed)
    assert read.doubts == ()
    assert windows_in_words(read.windows) == said


@pytest.mark.parametrize(("typed", "said"), ASKED_BACK.items())
def test_what_is_unclear_is_asked_back(typed: str, said: str) -> None:
    read = read_windows(typed)
    assert read.windows == ()
    [doubt] = read.doubts
    assert said in doubt


def test_one_unclear_piece_does_not_hide_another() -> None:
    read = read_windows("Tue 6-8; Wed 18:00-20:00; soon")
    assert len(read.doubts) == 2
    assert windows_in_words(read.windows) == "Wed 6pm-8pm"


minutes = st.integers(0, 1439)


@given(st.integers(0, 6), minutes, st.integers(1, 719))
def test_what_is_said_back_is_read_as_the_same(weekday: int, start: int, length: int) -> None:
    window = WeeklyWindow(weekday, start, start + length)
    assert read_windows(windows_in_words([window])).windows == (window,)


@given(
    st.text(max_size=500)
    | st.lists(st.sampled_from("tue - 6 18 : ; , and to pm am noon 00 . / sat".split())).map(" ".join)
)
def test_no_text_is_too_odd(text: str) -> None:
    read = read_windows(text)
    assert all(0 <= window.start < window.end <= window.start + 1440 for window in read.windows)
    assert all(read.doubts)
