"""What a look at a resume brings back. Plain values: they are sent from the worker process to the bot."""

from dataclasses import dataclass
from enum import Enum

from cogs.resumes.checking.spans import Span

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, each as a part of the page's width or height."""


class FileKind(Enum):
    """By what is in the file; what it is called says nothing."""

    PDF = "pdf"
    DOCX = "docx"


class Kind(Enum):
    """What was found. A picture may hold words, a code or a signature, which nobody looks for there."""

    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    BIRTH = "birth"
    PERSONAL = "personal"
    LINK = "link"
    PHOTO = "photo"
    PICTURE = "picture"
    PROPERTY = "property"
    HIDDEN = "hidden"


class Source(Enum):
    """Where it was found."""

    TEXT = "text"
    LINK_TARGET = "link target"
    PROPERTIES = "properties"
    HIDDEN_TEXT = "hidden text"
    PICTURE = "picture"


MASKABLE = frozenset(Kind) - {Kind.PROPERTY, Kind.HIDDEN}
"""What can be chosen. The others are never in a copy, because it is drawn anew."""


class Unfit(Enum):
    """Why nothing was done with a file."""

    WRONG_KIND = "wrong kind"
    OLD_WORD = "old Word"
    TOO_LARGE = "too large"
    TOO_MANY_PAGES = "too many pages"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    EMPTY = "empty"
    TOO_HEAVY = "too heavy"
    HIDES_TOO_MUCH = "hides too much"
    """Only for a copy: of the words that its owner wants hidden, hardly anything of a page would be left."""
    NOT_READABLE = "not readable"
    """Only for a copy: a page shows what cannot be read as text, such as a scan, so nothing in it can be masked."""


@dataclass(frozen=True)
class Bounds:
    """How large a file may be: a group's settings say."""

    megabytes: int = 8
    pages: int = 10


@dataclass(frozen=True)
class Finding:
    """`words` are exactly what the file says: for its owner's eyes only, and never to be kept.

    `page` counts from 1; None where it stands on no page. `box` is None where the place is not known.
    """

    kind: Kind
    words: str
    source: Source
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True)
class Checked:
    """`previews` are PNG pictures, one a page, with a frame around what was found.

    `unread_pages` show what cannot be read as text: nothing was looked for there. `redrawn` says that the pictures
    show the words of a Word file, but not its layout.
    """

    unfit: Unfit | None = None
    file_kind: FileKind = FileKind.PDF
    pages: int = 0
    findings: tuple[Finding, ...] = ()
    previews: tuple[bytes, ...] = ()
    unread_pages: tuple[int, ...] = ()
    redrawn: bool = False


@dataclass(frozen=True)
class Anonymised:
    """`masked` says how many of each kind were masked; `previews` are PNG pictures of the copy, one a page.

    `hidden` is where its owner's words stand; `unfound` are those that stand nowhere.
    """

    unfit: Unfit | None = None
    pdf: bytes = b""
    file_name: str = ""
    masked: tuple[tuple[Kind, int], ...] = ()
    previews: tuple[bytes, ...] = ()
    hidden: tuple[Span, ...] = ()
    unfound: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pictured:
    """PNG pictures of the first pages, of `pages` in all. `redrawn`: the words of a Word file, not its layout."""

    unfit: Unfit | None = None
    pages: int = 0
    previews: tuple[bytes, ...] = ()
    redrawn: bool = False
