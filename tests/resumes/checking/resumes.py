"""A batch of resumes: every place, layout and font in turn."""

from collections.abc import Iterator

from tests.resumes.checking.documents import LATIN_FONTS, LAYOUTS, WORD_LAYOUTS
from tests.resumes.checking.people import LATIN, OTHERS, SHAPED, Person, invent

PLACES = (*LATIN, *LATIN, *OTHERS, *SHAPED)


def resumes(first: int, count: int) -> Iterator[tuple[Person, bytes, str]]:
    """Each with a word on which layout it has, to find it again."""
    for number in range(count):
        place = PLACES[number % len(PLACES)]
        person = invent(first + number, place)
        if place in SHAPED or number % 5 == 4:
            draw = WORD_LAYOUTS[number // 2 % 2]
            yield person, draw(person), f"{number} {draw.__name__} {place.key}"
        else:
            face = LATIN_FONTS[number % 3] if place in LATIN else "text"
            layout = LAYOUTS[(number + number // len(PLACES)) % len(LAYOUTS)]
            yield person, layout(person, face), f"{number} {layout.__name__} {face} {place.key}"
