"""What a Word file says, paragraph by paragraph: body, tables, text boxes, headers, footers, pictures, properties."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import cast
from zipfile import BadZipFile

import docx
from docx.document import Document as OpenDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn
from lxml import etree

from cogs.resumes.checking.models import Unfit
from cogs.resumes.checking.opening import Refused

USUAL_SIZE = 11.0
HEADING_SIZES = {"title": 22.0, "heading1": 16.0, "heading2": 14.0, "heading3": 12.5}
LEAST_SIZE = 3.0
MOST_PARAGRAPHS = 4000
MOST_CHARACTERS = 150_000
DEEPEST = 40
PROPERTIES = ("title", "author", "last_modified_by", "subject", "keywords", "comments", "category")

Element = etree._Element


@dataclass
class Paragraph:
    text: str = ""
    size: float = USUAL_SIZE
    bold: bool = False
    picture: bytes = b""
    """Where it is a picture instead of text."""


@dataclass
class Row:
    """A row of a table: of each cell, its paragraphs."""

    cells: list[list[Paragraph]]


Block = Paragraph | Row


@dataclass
class WordDocument:
    blocks: list[Block] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)


def read_word(data: bytes) -> WordDocument:
    """Raises Refused."""
    try:
        opened = docx.Document(BytesIO(data))
        return _Reader(opened).read()
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, etree.XMLSyntaxError, EOFError, AttributeError):
        raise Refused(Unfit.DAMAGED) from None
    except RecursionError:
        raise Refused(Unfit.TOO_HEAVY) from None


class _Reader:
    def __init__(self, opened: OpenDocument) -> None:
        self._opened = opened
        self._found = WordDocument()
        self._paragraphs = 0
        self._characters = 0
        self._sizes = {style.style_id: _size_of_style(style) for style in opened.styles if hasattr(style, "font")}

    def read(self) -> WordDocument:
        headers: dict[str, Part] = {}
        footers: dict[str, Part] = {}
        for section in self._opened.sections:
            headers.update((str(one.part.partname), one.part) for one in (section.first_page_header, section.header))
            footers.update((str(one.part.partname), one.part) for one in (section.first_page_footer, section.footer))
        for part in (*headers.values(), self._opened.part, *footers.values()):
            root = cast(XmlPart, part).element
            body = root.find(qn("w:body"))
            self._found.blocks += self._blocks(body if body is not None else root, part, 0)
        core = self._opened.core_properties
        self._found.properties = {
            name: value for name in PROPERTIES if (value := str(getattr(core, name) or "").strip())
        }
        for part in self._opened.part.package.iter_parts():
            if str(part.partname).endswith(("comments.xml", "footnotes.xml", "endnotes.xml")):
                self._note_hidden("".join(map(str, etree.fromstring(part.blob, _parser()).itertext())))
        return self._found

    def _blocks(self, parent: Element, part: Part, depth: int) -> list[Block]:
        if depth > DEEPEST:
            raise Refused(Unfit.TOO_HEAVY)
        found: list[Block] = []
        for child in parent:
            if child.tag == qn("w:p"):
                found += self._paragraph(child, part, depth)
            elif child.tag == qn("w:tbl"):
                for row in child.iter(qn("w:tr")):
                    if _table_of(row) is child:
                        found += self._row(row, part, depth)
            elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml"), qn("w:smartTag")):
                found += self._blocks(child, part, depth + 1)
        return found

    def _row(self, row: Element, part: Part, depth: int) -> list[Block]:
        cells = [
            [one for block in self._blocks(cell, part, depth + 1) for one in _flat(block)]
            for cell in row.iter(qn("w:tc"))
            if _row_of(cell) is row
        ]
        if any(len(cell) > 3 for cell in cells):  # A table that only puts the page into columns.
            return [one for cell in cells for one in cell]
        return [Row(cells)]

    def _paragraph(self, element: Element, part: Part, depth: int) -> list[Block]:
        made, after = Paragraph(), list[Block]()
        style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        style_id = style.get(qn("w:val"), "") if style is not None else ""
        usual = self._sizes.get(style_id) or HEADING_SIZES.get(style_id.lower().replace(" ", ""), USUAL_SIZE)
        if element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None or "list" in style_id.lower():
            made.text = "• "
        sizes, bold = [], []
        for run in _runs(element):
            size = _run_size(run) or usual
            words = self._words(run)
            if _is_hidden(run, size):
                self._note_hidden(words)
            elif words:
                made.text += words
                sizes.append(size)
                bold.append(_is_bold(run))
            after += self._inside(run, part, depth)
        for link in element.iter(qn("w:hyperlink")):
            target = part.rels.get(link.get(qn("r:id"), ""))
            if target is not None and target.is_external:
                self._found.targets.append(target.target_ref)
        self._found.targets += [
            field.split('"')[1] for one in element.iter(qn("w:instrText")) if 'HYPERLINK "' in (field := one.text or "")
        ]
        for gone in element.iter(qn("w:delText")):
            self._note_hidden(gone.text or "")
        made.size, made.bold = max(sizes, default=usual), bool(bold) and all(bold)
        self._count(made.text)
        return [*([made] if made.text.strip() else []), *after]

    def _words(self, run: Element) -> str:
        words = ""
        for child in run:
            if child.tag == qn("w:t"):
                words += child.text or ""
            elif child.tag == qn("w:tab"):
                words += "\t"
            elif child.tag in (qn("w:br"), qn("w:cr")):
                words += "\n"
            elif child.tag == qn("w:noBreakHyphen"):
                words += "-"
        return words

    def _inside(self, run: Element, part: Part, depth: int) -> list[Block]:
        """Text boxes and pictures. Word writes a text box twice, the second time for old programs."""
        found: list[Block] = []
        for box in run.iter(qn("w:txbxContent")):
            if not any(one.tag.endswith("}Fallback") for one in box.iterancestors()) and _run_of(box) is run:
                found += self._blocks(box, part, depth + 1)
        for picture in run.iter(qn("a:blip")):
            related = part.related_parts.get(picture.get(qn("r:embed"), ""))
            if related is not None and _run_of(picture) is run:
                found.append(Paragraph(picture=related.blob))
        return found

    def _note_hidden(self, words: str) -> None:
        if words.strip():
            self._found.hidden.append(" ".join(words.split())[:500])
            self._count(words)

    def _count(self, words: str) -> None:
        self._paragraphs += 1
        self._characters += len(words)
        if self._paragraphs > MOST_PARAGRAPHS or self._characters > MOST_CHARACTERS:
            raise Refused(Unfit.TOO_HEAVY)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _flat(block: Block) -> list[Paragraph]:
    return [block] if isinstance(block, Paragraph) else [one for cell in block.cells for one in cell]


def _runs(paragraph: Element) -> Iterator[Element]:
    """Those of this paragraph, not of text boxes in it, and not what was deleted."""
    for run in paragraph.iter(qn("w:r")):
        if next(run.iterancestors(qn("w:p"))) is paragraph:
            yield run


def _table_of(row: Element) -> Element | None:
    return next(row.iterancestors(qn("w:tbl")), None)


def _row_of(cell: Element) -> Element | None:
    return next(cell.iterancestors(qn("w:tr")), None)


def _run_of(element: Element) -> Element | None:
    return next(element.iterancestors(qn("w:r")), None)


def _property(run: Element, name: str) -> Element | None:
    return run.find(f"{qn('w:rPr')}/{qn(name)}")


def _run_size(run: Element) -> float | None:
    size = _property(run, "w:sz")
    value = size.get(qn("w:val"), "") if size is not None else ""
    return int(value) / 2 if value.isdigit() else None


def _is_bold(run: Element) -> bool:
    bold = _property(run, "w:b")
    return bold is not None and bold.get(qn("w:val"), "1") not in ("0", "false")


def _is_hidden(run: Element, size: float) -> bool:
    vanish, colour = _property(run, "w:vanish"), _property(run, "w:color")
    if vanish is not None and vanish.get(qn("w:val"), "1") not in ("0", "false"):
        return True
    shaded = _property(run, "w:shd") is not None or next(run.iterancestors(qn("w:tc")), None) is not None
    is_white = colour is not None and colour.get(qn("w:val"), "").upper() in ("FFFFFF", "FEFEFE")
    return size < LEAST_SIZE or (is_white and not shaded)


def _size_of_style(style: object) -> float | None:
    while style is not None:
        size = getattr(getattr(style, "font", None), "size", None)
        if size is not None:
            return float(size.pt)
        style = getattr(style, "base_style", None)
    return None
