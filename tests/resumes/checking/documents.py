"""Resumes of invented people as PDF and Word files, in the layouts that people use."""

from io import BytesIO

import docx
from docx.shared import Pt, RGBColor
from fpdf import FPDF
from PIL import Image

from cogs.resumes.checking.redrawing import add_fonts, set_size
from tests.resumes.checking.people import Person

LATIN_FONTS = ("helvetica", "times", "text")
Face = str


def portrait() -> BytesIO:
    """Many colours, as a photo has."""
    picture = Image.radial_gradient("L").resize((160, 200))
    out = BytesIO()
    Image.merge("RGB", (picture, picture.rotate(90).resize((160, 200)), picture.rotate(45))).save(out, "PNG")
    out.seek(0)
    return out


class Pages:
    """A PDF in the making."""

    def __init__(self, face: Face = "text") -> None:
        self.pdf = FPDF(format="A4")
        self.pdf.set_auto_page_break(True, 15)
        add_fonts(self.pdf, "")
        self.face = face
        self.pdf.add_page()

    def line(
        self,
        text: str,
        size: float = 10.5,
        *,
        width: float = 0,
        align: str = "L",
        left: float | None = None,
        link: str = "",
    ) -> None:
        face = self.face if self.face == "text" or _fits(text) else "text"
        add_fonts(self.pdf, text)
        set_size(self.pdf, size, face)
        if left is not None:
            self.pdf.set_x(left)
        for one in text.split("\n"):
            if left is not None:
                self.pdf.set_x(left)
            self.pdf.multi_cell(width, size * 0.48, one, align=align, new_x="LMARGIN", new_y="NEXT", link=link)

    def save(self, *, title: str = "", author: str = "") -> bytes:
        self.pdf.set_title(title)
        self.pdf.set_author(author)
        return bytes(self.pdf.output())


def _fits(text: str) -> bool:
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


def one_column(person: Person, face: Face) -> bytes:
    page = Pages(face)
    page.line(person.name, 20, align="C")
    page.line(person.title, 12, align="C")
    page.line(person.street, 9.5, align="C")
    page.line(f"{person.phone}  |  {person.email}  |  {person.links[0]}", 9.5, align="C")
    page.line(f"{person.place.labels[4]}: {person.birth}", 9.5, align="C")
    _body(page, person)
    page.line(person.links[1])
    return page.save(title=f"{person.name} CV", author=person.name)


def labels_in_a_table(person: Person, face: Face) -> bytes:
    page = Pages(face)
    page.line("Curriculum Vitae", 18)
    rows = zip(person.place.labels, (person.name, person.email, person.phone, person.street, person.birth), strict=True)
    for label, value in rows:
        top = page.pdf.y
        page.line(label, 10, width=45)
        below = page.pdf.y
        page.pdf.set_xy(60, top)
        page.line(value, 10, left=60)
        page.pdf.set_y(max(below, page.pdf.y) + 1)
    for link in person.links:
        page.line(link)
    _body(page, person)
    return page.save()


def side_bar(person: Person, face: Face) -> bytes:
    page = Pages(face)
    page.pdf.set_fill_color(40, 60, 90)
    page.pdf.rect(0, 0, 65, 297, style="F")
    page.pdf.image(portrait(), 12, 12, 38)
    page.pdf.set_text_color(255, 255, 255)
    page.pdf.set_xy(5, 65)
    for label, value in zip(
        person.place.labels[1:], (person.email, person.phone, person.street, person.birth), strict=True
    ):
        page.line(label, 10.5, width=58, left=5)
        page.line(value, 9, width=58, left=5)
    for link in person.links:
        page.line(link, 8.5, width=58, left=5)
    page.line(person.place.headings[2], 12, width=58, left=5)
    for skill in person.skills:
        page.line(skill, 10, width=58, left=5)
    page.pdf.set_text_color(0, 0, 0)
    page.pdf.set_left_margin(72)
    page.pdf.set_xy(72, 15)
    page.line(person.name.upper() if person.name.isascii() else person.name, 24)
    page.line(person.title, 13)
    _body(page, person, skills=False)
    return page.save(author=person.name)


def spaced_out(person: Person, face: Face) -> bytes:
    """Letters apart in the name, links behind words, the name again on top of the second page."""
    page = Pages(face)
    shown = person.name.upper() if person.name.isascii() else person.name
    page.line("   ".join(" ".join(word) for word in shown.split()) if person.name.isascii() else shown, 17)
    page.line(person.title, 11)
    page.line(f"{person.place.labels[1]}: {person.email}")
    page.line(f"{person.place.labels[2]}: {person.phone}")
    page.line(f"{person.place.labels[3]}: {person.street}".replace("\n", ", "))
    page.line(f"{person.place.labels[4]}: {person.birth}")
    page.line("LinkedIn", link=f"https://www.{person.links[0]}")
    for link in person.links:
        page.line(link, 9)
    _body(page, person)
    page.pdf.add_page()
    page.line(f"{person.name}  -  2", 8, align="R")
    _body(page, person)
    return page.save(title="Document1", author="user")


LAYOUTS = (one_column, labels_in_a_table, side_bar, spaced_out)


def _body(page: Pages, person: Person, *, skills: bool = True) -> None:
    about, work, able = person.place.headings
    page.line(about, 13)
    page.line(person.place.text)
    page.line(work, 13)
    for title, employer, years in zip(
        person.titles, person.employers, ("2019 - 2023", "01/2015 - 12/2018"), strict=True
    ):
        page.line(f"{title}, {employer}")
        page.line(years, 9)
        page.line("• " + person.place.text)
    if skills:
        page.line(able, 13)
        page.line(", ".join(person.skills))


def word_plain(person: Person) -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = f"{person.name} | {person.phone}"
    document.add_paragraph(person.name, style="Title")
    document.add_paragraph(f"{person.email} | {person.phone} | {person.links[0]}")
    for line in person.street.split("\n"):
        document.add_paragraph(line)
    document.add_paragraph(f"{person.place.labels[4]}: {person.birth}")
    document.add_paragraph(person.links[1])
    _word_body(document, person)
    hidden = document.add_paragraph().add_run("ninja rockstar keyword stuffing")
    hidden.font.color.rgb = RGBColor(255, 255, 255)
    return _saved(document, person.name)


def word_table(person: Person) -> bytes:
    document = docx.Document()
    document.add_heading("Curriculum Vitae", 0)
    table = document.add_table(rows=0, cols=2)
    rows = zip(person.place.labels, (person.name, person.email, person.phone, person.street, person.birth), strict=True)
    for label, value in rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value
    document.add_picture(portrait(), width=Pt(90))
    for link in person.links:
        document.add_paragraph(link)
    _word_body(document, person)
    document.sections[0].footer.paragraphs[0].text = f"{person.name} - {person.email}"
    return _saved(document, "Office User")


def _word_body(document: docx.document.Document, person: Person) -> None:
    about, work, able = person.place.headings
    document.add_heading(about, 1)
    document.add_paragraph(person.place.text)
    document.add_heading(work, 1)
    for title, employer in zip(person.titles, person.employers, strict=True):
        document.add_paragraph(f"{title}, {employer}", style="List Bullet")
    document.add_heading(able, 1)
    document.add_paragraph(", ".join(person.skills))
    document.add_paragraph(person.title)


def _saved(document: docx.document.Document, author: str) -> bytes:
    document.core_properties.author = author
    out = BytesIO()
    document.save(out)
    return out.getvalue()


WORD_LAYOUTS = (word_plain, word_table)
