"""The written resumes as files: as a browser prints them, as Word saves them, and as TeX places letters."""

import html
from collections.abc import Sequence
from importlib.resources import files
from io import BytesIO
from itertools import count
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from fpdf import FPDF

from cogs.resumes.checking.reading import Reading, Writer
from cogs.resumes.checking.redrawing import add_fonts, set_size
from tests.resumes.checking.documents import Pages
from tests.resumes.checking.written import Cell, Line, Written

FONTS = {
    "Sans": ("fontpkg_noto_sans", "files/NotoSans[wdth,wght].ttf"),
    "Hindi": ("fontpkg_noto_sans_devanagari", "files/NotoSansDevanagari[wdth,wght].ttf"),
    "Arabic": ("fontpkg_noto_sans_arabic", "files/NotoSansArabic[wdth,wght].ttf"),
    "Eastern": ("paperang_p2_fonts_cjk", "fonts/wqy-microhei.ttc"),
}
SIZES = {"name": 21.0, "heading": 13.0}
ICONS = {"email": "✉ ", "phone": "☎ ", "street": "⌂ ", "link": "🔗 "}
SIDES = {
    "sidebar": "#side{position:absolute;left:0;top:0;box-sizing:border-box;height:240mm;width:62mm;"
    "background:#24405c;color:#fff;padding:40mm 5mm}"
    "#head,#main{margin-left:75mm}",
    "columns": "#main{column-count:2}#head{text-align:center}",
    "header": "#head{border-bottom:2px solid;display:flex;flex-wrap:wrap;gap:0 12px}#head h1{width:100%}",
    "table": "td{border:1px solid #999;padding:2px 6px}",
}


# --- as a text editor shows it ---


def reading_of(resume: Written) -> Reading:
    writer = Writer(page=1)
    places = count()
    for line in resume.lines():
        for number, cell in enumerate(line.cells, start=1):
            for letter in "".join(piece.words for piece in cell):
                writer.write(letter, next(places), SIZES.get(line.style, 10.5))
            writer.end_line("\t" if number < len(line.cells) else "\n")
    return writer.reading()


# --- as a browser prints it ---


def page_of(resume: Written) -> str:
    """HTML; the last part is repeated at the foot of each page."""
    faces = "".join(
        f"@font-face{{font-family:{name};src:url('file://{Path(str(files(package))) / path}')}}"
        for name, (package, path) in FONTS.items()
    )
    style = (
        f"{faces}body{{font:10.5pt Sans,Liberation Serif,Hindi,Arabic,Eastern,DejaVu Sans;margin:12mm;"
        "position:relative}"
        "h1{font-size:23pt;letter-spacing:1px;margin:0}h2{font-size:13pt}p,li{margin:1px 0}table{width:100%}"
        f"#foot{{position:fixed;bottom:4mm;font-size:8pt}}{SIDES.get(resume.layout, '')}"
    )
    parts = "".join(
        f"<div id={name} dir=auto>{_html(resume, name, lines)}</div>" for name, lines in resume.parts.items()
    )
    title = html.escape(resume.file_name)
    return f"<!doctype html><meta charset=utf-8><title>{title}</title><style>{style}</style>{parts}"


def _html(resume: Written, part: str, lines: Sequence[Line]) -> str:
    found = []
    for line in lines:
        cells = [_html_cell(cell, icons=resume.layout == "header" and part == "head") for cell in line.cells]
        if line.style == "name":
            found.append(f"<h1>{cells[0]}</h1>")
        elif line.style == "heading":
            found.append(f"<h2>{cells[0]}</h2>")
        elif line.style == "item":
            found.append(f"<ul><li>{cells[0]}</ul>")
        elif len(cells) > 1:
            found.append(f"<table><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</table>")
        else:
            found.append(f"<p>{cells[0]}</p>")
    return "".join(found)


def _html_cell(cell: Cell, *, icons: bool) -> str:
    words = ""
    for piece in cell:
        shown = html.escape(piece.words)
        if piece.target:
            shown = f"<a href='{html.escape(piece.target)}'>{shown}</a>"
        elif piece.kind == "email" and "@" in piece.words and "@@" not in piece.words:
            shown = f"<a href='mailto:{html.escape(piece.words)}'>{shown}</a>"
        words += (ICONS.get(piece.kind, "") if icons else "") + shown
    return words


# --- as Word saves it ---


def word_of(resume: Written) -> bytes:
    """What stands in the body, in a text box, in header and footer, in table cells, depends on the layout."""
    document = docx.Document()
    document.core_properties.author = resume.author
    document.core_properties.title = resume.file_name
    for name, lines in resume.parts.items():
        if name == "head" and resume.layout == "header":
            _write_lines(document, lines, document.sections[0].header.paragraphs[0])
        elif name == "foot":
            _write_lines(document, lines, document.sections[0].footer.paragraphs[0])
        elif name == "side":
            _write_box(document.add_paragraph(), lines)
        elif name == "head" and resume.layout == "columns":
            cell = document.add_table(1, 1).cell(0, 0)
            _write_lines(document, lines, cell.paragraphs[0])
        else:
            _write_lines(document, lines, None)
    document.add_comment(document.paragraphs[0].runs or document.add_paragraph().add_run("."), "Ask her", "Reviewer")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _write_lines(document: Document, lines: Sequence[Line], before: Paragraph | None) -> None:
    """Into the body, or in front of a paragraph of another part."""
    for line in lines:
        if len(line.cells) > 1 and before is None:
            cells = document.add_table(1, len(line.cells)).rows[0].cells
            for cell, place in zip(line.cells, cells, strict=True):
                _write(place.paragraphs[0], cell)
            continue
        paragraph = document.add_paragraph() if before is None else before.insert_paragraph_before()
        if line.style == "heading" and before is None:
            paragraph.style = "Heading 1"
        for number, cell in enumerate(line.cells):
            if number:
                paragraph.add_run("\t")
            _write(paragraph, cell, 24 if line.style == "name" else 0)


def _write(paragraph: Paragraph, cell: Cell, size: float = 0) -> None:
    """Word likes to split words into runs where somebody once corrected them."""
    for piece in cell:
        if piece.target or (piece.kind == "email" and "@" in piece.words):
            target = piece.target or f"mailto:{piece.words}"
            link = OxmlElement("w:hyperlink")
            related = paragraph.part.relate_to(
                target,
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
                is_external=True,
            )
            link.set(qn("r:id"), related)
            link.append(paragraph.add_run(piece.words)._r)
            paragraph._p.append(link)
            continue
        half = len(piece.words) // 2
        for words in (piece.words[:half], piece.words[half:]):
            run = paragraph.add_run(words)
            if size:
                run.font.size = Pt(size)


def _write_box(paragraph: Paragraph, lines: Sequence[Line]) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    box = parse_xml(
        f'<w:r xmlns:w="{space}" xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent/>'
        "</v:textbox></v:shape></w:pict></w:r>"
    )
    content = next(box.iter(qn("w:txbxContent")))
    for line in lines:
        made = parse_xml(f'<w:p xmlns:w="{space}"><w:r><w:t xml:space="preserve"/></w:r></w:p>')
        next(made.iter(qn("w:t"))).text = line.words
        content.append(made)
    paragraph._p.append(box)


# --- as TeX places letters ---


def kerned_of(resume: Written) -> bytes:
    """No spaces: each word is placed by itself, as TeX does; letters beyond Latin as usual."""
    page = Pages("text")
    page.pdf.set_author(resume.author)
    for line in resume.lines():
        _place(page.pdf, line)
    return page.save(title=resume.file_name, author=resume.author)


def _place(pdf: FPDF, line: Line) -> None:
    size = SIZES.get(line.style, 10.5)
    add_fonts(pdf, line.words)
    set_size(pdf, size)
    wide = pdf.epw / len(line.cells)
    for number, cell in enumerate(line.cells):
        x = pdf.l_margin + number * wide
        for word in "".join(piece.words for piece in cell).split():
            length = pdf.get_string_width(word)
            if x + length > pdf.w - pdf.r_margin:
                pdf.set_y(pdf.y + size * 0.5)
                x = pdf.l_margin
            pdf.set_xy(x, pdf.y)
            pdf.cell(length, size * 0.5, word, new_x="RIGHT", new_y="TOP")
            x += length + pdf.get_string_width(" ") * (0.9 if pdf.font_size_pt < 12 else 1.1)
    pdf.set_y(pdf.y + size * 0.55)
