"""What a machine reads off the pictures of a PDF's pages, with Tesseract where that is installed."""

import shutil
import subprocess
from io import BytesIO

import pypdfium2 as pdfium

TESSERACT = shutil.which("tesseract")
LANGUAGES = {"de": "deu", "ru": "rus", "gr": "ell", "hi": "hin", "ar": "ara", "cn": "chi_sim", "jp": "jpn"}
SCALE = 3.0


def installed() -> set[str]:
    if TESSERACT is None:
        return set()
    listed = subprocess.run([TESSERACT, "--list-langs"], capture_output=True, text=True, check=True)
    return set(listed.stdout.split())


def seen_in(pdf: bytes, place: str) -> str:
    language = LANGUAGES.get(place, "eng")
    assert TESSERACT is not None
    texts = []
    with pdfium.PdfDocument(pdf) as opened:
        for page in opened:
            out = BytesIO()
            page.render(scale=SCALE).to_pil().convert("L").save(out, "PNG")
            command = [TESSERACT, "-", "-", "-l", f"{language}+eng" if language != "eng" else "eng", "--psm", "3"]
            read = subprocess.run(command, input=out.getvalue(), capture_output=True, check=True)
            texts.append(read.stdout.decode("utf-8"))
    return "\n".join(texts)
