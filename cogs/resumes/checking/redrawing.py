"""A Word file's words on plain pages of a PDF: for its pictures, and for those of its copy."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import cast

from fpdf import FPDF
from fpdf.enums import MethodReturnValue, XPos, YPos
from fpdf.fonts import TTFFont

from cogs.resumes.checking.copying import PlacedText
from cogs.resumes.checking.word_document import Block, Paragraph, Row

MARGIN = 18.0
MILLIMETRES_PER_POINT = 0.3528
LINE = 1.35
"""Of the letters' height."""

USUAL_LINE = 11 * MILLIMETRES_PER_POINT * LINE

FAMILY = "text"
OTHER_SCRIPTS = {
    "devanagari": ("fontpkg_noto_sans_devanagari", "files/NotoSansDevanagari[wdth,wght].ttf", "[\u0900-\u097f]"),
    "arabic": ("fontpkg_noto_sans_arabic", "files/NotoSansArabic[wdth,wght].ttf", "[\u0600-\u06ff\ufb50-\ufeff]"),
    "hebrew": ("fontpkg_heebo", "files/Heebo[wght].ttf", "[\u0590-\u05ff]"),
    "thai": ("fontpkg_noto_sans_thai", "files/NotoSansThai[wdth,wght].ttf", "[\u0e00-\u0e7f]"),
    "tamil": ("fontpkg_noto_sans_tamil", "files/NotoSansTamil[wdth,wght].ttf", "[\u0b80-\u0bff]"),
    "eastern": ("paperang_p2_fonts_cjk", "fonts/wqy-microhei.ttc", "[\u2000-\u2bff\u2e80-\uffff]"),
}
"""Of each the package, the file in it, and the letters that it is for; the last one has many signs too."""

NOT_ON_PAGES = ("GDEF", "GSUB", "GPOS", "fvar", "avar", "gvar", "HVAR", "MVAR", "STAT")
"""What a font says of how letters join, which is read from its file, and of other weights than the one that is used.
Without it a page is drawn in two thirds of the time and takes a third of the space."""

LARGEST_LETTERS = 26.0


Texts = dict[int, list[PlacedText]]


@dataclass(frozen=True)
class Redrawn:
    """`texts` are the lines of each page, as they were written: where letters join, a PDF does not keep that."""

    pdf: bytes
    texts: Texts


def redraw(blocks: Sequence[Block]) -> Redrawn:
    texts: Texts = defaultdict(list)
    pdf = FPDF(format="A4")
    pdf.set_margin(MARGIN)
    pdf.set_auto_page_break(True, MARGIN)
    add_fonts(pdf, "")
    pdf.add_page()
    for block in blocks:
        if isinstance(block, Row):
            _draw_row(pdf, block, texts)
        else:
            _draw(pdf, block, pdf.epw, texts)
    return Redrawn(bytes(pdf.output()), texts)


def add_fonts(pdf: FPDF, words: str) -> None:
    """Those that the words need and that are not there yet: each one costs a tenth of a second."""
    if FAMILY not in pdf.fonts:
        _add_font(pdf, FAMILY, "fontpkg_noto_sans", "files/NotoSans[wdth,wght].ttf")
        pdf.set_font(FAMILY)
        pdf.set_text_shaping(True)
    usual = cast(TTFFont, pdf.fonts[FAMILY]).cmap
    others = "".join(letter for letter in words if ord(letter) not in usual)
    for name, (package, path, letters) in OTHER_SCRIPTS.items():
        if name not in pdf.fonts and re.search(letters, others):
            _add_font(pdf, name, package, path)
    pdf.set_fallback_fonts([name for name in OTHER_SCRIPTS if name in pdf.fonts], exact_match=False)


def set_size(pdf: FPDF, size: float, family: str = FAMILY) -> None:
    """Twice: fpdf2 leaves out a font that it takes for the current one, though other letters came in between."""
    pdf.set_font(family, size=size + 1)
    pdf.set_font(family, size=size)


def _add_font(pdf: FPDF, name: str, package: str, path: str) -> None:
    pdf.add_font(name, fname=Path(str(files(package))) / path)
    tables = cast(TTFFont, pdf.fonts[name]).ttfont
    for table in NOT_ON_PAGES:
        if table in tables:
            del tables[table]


def _draw(pdf: FPDF, paragraph: Paragraph, width: float, texts: Texts) -> None:
    add_fonts(pdf, paragraph.text)
    size = min(paragraph.size, LARGEST_LETTERS)
    set_size(pdf, size)
    words, height = paragraph.text.replace("\t", "    "), size * MILLIMETRES_PER_POINT * LINE
    lines = cast(list[str], pdf.multi_cell(width, height, words, dry_run=True, output=MethodReturnValue.LINES))
    left, top, page = pdf.x, pdf.y, pdf.page
    pdf.multi_cell(width, height, words, align="L", new_x=XPos.LEFT, new_y=YPos.NEXT)
    for line in lines:
        if top + height > pdf.page_break_trigger:
            top, page = pdf.t_margin, page + 1
        right = left + min(width, 0.18 * size * len(line))
        place = (value / MILLIMETRES_PER_POINT for value in (left, top, right, top + height))
        texts[page].append(PlacedText(line, *place))
        top += height


def _draw_row(pdf: FPDF, row: Row, texts: Texts) -> None:
    """Its cells beside each other; on a new page where one of them would not fit on this one."""
    width = pdf.epw / max(len(row.cells), 1)
    lines = max((sum(1 + len(one.text) // 20 for one in cell) for cell in row.cells), default=0)
    if pdf.will_page_break(min(lines * USUAL_LINE, pdf.eph / 2)):
        pdf.add_page()
    page, left, top = pdf.page, pdf.l_margin, pdf.y
    bottom = top
    for number, cell in enumerate(row.cells):
        if pdf.page != page:
            top = bottom = pdf.y
            page = pdf.page
        pdf.set_xy(left + number * width, top)
        for paragraph in cell:
            _draw(pdf, paragraph, width - 2, texts)
        bottom = max(bottom, pdf.y)
    pdf.set_xy(left, bottom)
