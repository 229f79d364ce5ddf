"""Files that nobody should open, made small."""

import zipfile
import zlib
from io import BytesIO

WORD_DOCUMENT = "word/document.xml"


def pdf_of(*objects: str | tuple[str, bytes], trailer: str = "") -> bytes:
    """Objects numbered from 1; the first is the catalogue."""
    out, starts = BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, one in enumerate(objects, 1):
        body, stream = (one, None) if isinstance(one, str) else one
        starts.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\n".encode())
        if stream is not None:
            out.write(b"stream\n" + stream + b"\nendstream\n")
        out.write(b"endobj\n")
    at = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write(b"".join(f"{start:010} 00000 n \n".encode() for start in starts))
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{at}\n%%EOF".encode())
    return out.getvalue()


def pages(count: int) -> bytes:
    kids = " ".join(f"{number} 0 R" for number in range(3, 3 + count))
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    tree = f"<< /Type /Pages /Count {count} /Kids [{kids}] >>"
    return pdf_of("<< /Type /Catalog /Pages 2 0 R >>", tree, *[page] * count)


def one_page(
    content: bytes, *, box: str = "0 0 595 842", filters: str = "", more: str = "", trailer: str = ""
) -> bytes:
    return pdf_of(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 4 0 R {more} "
        "/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        (f"<< /Length {len(content)} {filters} >>", content),
        trailer=trailer,
    )


def unpacks_to_a_gigabyte() -> bytes:
    packed = zlib.compress(zlib.compress(b"\0" * 2**30, 9), 9)
    return one_page(packed, filters="/Filter [/FlateDecode /FlateDecode]")


def pages_in_a_circle() -> bytes:
    return pdf_of("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 2 /Kids [2 0 R 2 0 R] >>")


def with_annotations(count: int) -> bytes:
    one = "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (x) >>"
    return one_page(b"BT /F 12 Tf 50 800 Td (Words) Tj ET", more=f"/Annots [{one * count}]")


def encrypted() -> bytes:
    secret = "<" + "00" * 32 + ">"
    return one_page(
        b"", trailer=f"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O {secret} /U {secret} >>"
    )


def archive(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def word_that_unpacks_to(megabytes: int) -> bytes:
    return archive({WORD_DOCUMENT: b" " * (megabytes * 2**20)})
