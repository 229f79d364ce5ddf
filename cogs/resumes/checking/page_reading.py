"""In which orders a page's letters can be read: as the file has them, and line by line as the eye sees them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from statistics import median

from PIL import Image

from cogs.resumes.checking.pdf_pages import Letter, Page, Rectangle
from cogs.resumes.checking.reading import Reading, Writer

LEAST_CONTRAST = 28
TINY_POINTS = 3.0
FEW_LETTERS = 25
UNMAPPED_PART = 0.2
INK_PART = 0.004
GAP_OF_COLUMNS = 1.6
GAP_OF_WORDS = 0.14
"""Parts of the letters' height."""


@dataclass
class Word:
    """Letters that are drawn next to each other; `at` are their numbers on the page."""

    at: list[int]
    text: str
    box: Rectangle
    hidden: bool = False
    invisible: bool = False

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]

    @property
    def middle(self) -> float:
        return (self.box[1] + self.box[3]) / 2


def words_of(page: Page) -> list[Word]:
    """In the file's order, each with whether anybody can see it."""
    words = list(_words(page.letters))
    grey = page.picture.convert("L")
    for word in words:
        tight = [box for at in word.at if (box := page.letters[at].tight) is not None]
        word.hidden = word.height < TINY_POINTS * page.dots_per_point or not _is_seen(grey, tight)
        word.invisible = all(page.letters[at].invisible for at in word.at)
    return words


def _words(letters: Sequence[Letter]) -> Iterator[Word]:
    current: Word | None = None
    for at, letter in enumerate(letters):
        if letter.box is None or letter.text.isspace():
            if current is not None:
                yield current
            current = None
        elif current is not None and _touch(current.box, letter.box):
            current.at.append(at)
            current.text += letter.text
            current.box = union([current.box, letter.box])
        else:
            if current is not None:
                yield current
            current = Word([at], letter.text, letter.box)
    if current is not None:
        yield current


def _touch(word: Rectangle, letter: Rectangle) -> bool:
    height = max(word[3] - word[1], letter[3] - letter[1], 1.0)
    apart = max(letter[0] - word[2], word[0] - letter[2], letter[1] - word[3], word[1] - letter[3])
    return apart < 0.3 * height


def union(boxes: Sequence[Rectangle]) -> Rectangle:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _is_seen(grey: Image.Image, boxes: Sequence[Rectangle]) -> bool:
    if not boxes:
        return False
    left, top, right, bottom = union(boxes)
    area = (
        max(0, int(left) - 1),
        max(0, int(top) - 1),
        min(grey.width, int(right) + 2),
        min(grey.height, int(bottom) + 2),
    )
    if area[0] >= area[2] or area[1] >= area[3]:
        return False
    shades = [shade for shade, count in enumerate(grey.crop(area).histogram()) if count]
    return shades[-1] - shades[0] >= LEAST_CONTRAST


def is_unread(page: Page, words: Sequence[Word]) -> bool:
    """It shows something, but hardly any of it is text: a scan, letters as drawings, or a font that says nothing."""
    drawn = [letter for letter in page.letters if letter.box is not None and not letter.text.isspace()]
    if drawn and sum(letter.unmapped for letter in drawn) > UNMAPPED_PART * len(drawn):
        return True
    if sum(len(word.at) for word in words if not word.hidden) >= FEW_LETTERS:
        return False
    histogram = page.picture.convert("L").resize((200, 280)).histogram()
    usual = histogram.index(max(histogram))
    ink = sum(count for grey, count in enumerate(histogram) if abs(grey - usual) > LEAST_CONTRAST)
    return ink > INK_PART * sum(histogram)


def readings_of(page: Page, words: Sequence[Word]) -> list[Reading]:
    hidden = {at for word in words if word.hidden for at in word.at}
    seen = [word for word in words if not word.hidden]
    return [_as_in_the_file(page, hidden), _as_seen(page, seen)]


def _as_in_the_file(page: Page, hidden: set[int]) -> Reading:
    writer = Writer(page.number)
    for at, letter in enumerate(page.letters):
        if at in hidden:
            continue
        if letter.text == "\n":
            writer.end_line()
        elif letter.text != "\r":
            writer.write(letter.text, page.first + at, letter.height)
    return writer.reading()


def _as_seen(page: Page, words: Sequence[Word]) -> Reading:
    writer = Writer(page.number)
    rows = [list(_segments(row)) for row in _rows(words)]
    for row, following in zip_longest(rows, rows[1:]):
        for number, segment in enumerate(row):
            _write_segment(writer, page, segment)
            last = "\n" if following is None or _goes_on(row, following) else "\t\n"
            writer.end_line("\t" if number + 1 < len(row) else last)
    return writer.reading()


def _write_segment(writer: Writer, page: Page, segment: Sequence[Word]) -> None:
    space = GAP_OF_WORDS * median(word.height for word in segment)
    if _is_spaced_out(segment):
        gaps = [after.box[0] - before.box[2] for before, after in pairwise(segment)]
        space = max(space, 1.7 * median(gaps))
    for before, word in zip([None, *segment], segment, strict=False):
        if before is not None and _gap(before, word) > space:
            writer.write(" ")
        for at in word.at:
            writer.write(page.letters[at].text, page.first + at, page.letters[at].height)


def _goes_on(row: Sequence[Sequence[Word]], following: Sequence[Sequence[Word]]) -> bool:
    """Both rows are one line of one column."""
    if len(row) > 1 or len(following) > 1:
        return False
    above, below = (union([word.box for word in segment]) for segment in (row[0], following[0]))
    return min(above[2], below[2]) > max(above[0], below[0]) and below[1] - above[3] < 2 * (above[3] - above[1])


def _rows(words: Sequence[Word]) -> Iterator[list[Word]]:
    row: list[Word] = []
    for word in sorted(words, key=lambda one: one.middle):
        if row and word.middle - row[0].middle > 0.4 * max(word.height, row[0].height):
            yield _in_order(row)
            row = []
        row.append(word)
    if row:
        yield _in_order(row)


def _in_order(row: list[Word]) -> list[Word]:
    from_the_right = any("\u0590" <= letter <= "\u08ff" for word in row for letter in word.text)
    return sorted(row, key=lambda one: -one.box[2] if from_the_right else one.box[0])


def _gap(before: Word, after: Word) -> float:
    return max(after.box[0] - before.box[2], before.box[0] - after.box[2])


def _segments(row: Sequence[Word]) -> Iterator[list[Word]]:
    segment = [row[0]]
    for before, word in pairwise(row):
        if _gap(before, word) > GAP_OF_COLUMNS * max(before.height, word.height):
            yield segment
            segment = []
        segment.append(word)
    yield segment


def _is_spaced_out(segment: Sequence[Word]) -> bool:
    """ "J A N E": every letter stands alone."""
    return len(segment) > 4 and sum(len(word.text) == 1 for word in segment) > 0.7 * len(segment)
