"""E-mail addresses, phone numbers and links, however they are written."""

import re
from collections.abc import Iterator

import phonenumbers

from cogs.resumes.checking.reading import loose

Span = tuple[int, int]

AT = r"(?:[ ]?[\[({<][ ]*(?:at|@|ät|arroba)[ ]*[\])}>][ \n]?|[ ]*[_]at[_][ ]*|[ ]?@[ ]?)"
DOT = r"(?:\.|[ ]?[\[({<][ ]*(?:dot|punkt|point|punto|\.)[ ]*[\])}>][ \n]?|[ \n]+dot[ \n]+|[ ]*_dot_[ ]*)"
LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
SPELLED_DOT = r"[ ]?[\[({<][ ]*(?:dot|punkt|point|punto|\.)[ ]*[\])}>][ ]?"
EMAIL = re.compile(rf"(?<![\w.+%'-])(?:[\w+%'-]+{SPELLED_DOT})*[\w.+%'-]+{AT}{LABEL}(?:{DOT}{LABEL})+", re.I)
SPOKEN_EMAIL = re.compile(
    rf"(?<![\w.+-])[\w.+-]+(?:[ \n]+dot[ \n]+[\w+-]+){{0,4}}[ \n]+at[ \n]+{LABEL}(?:[ \n]+dot[ \n]+{LABEL})+", re.I
)
SPACED_EMAIL = re.compile(r"(?<![a-z0-9._+-])[a-z0-9._+-]+[ ]?@[ ]?[a-z0-9-]+(?:[ ]?\.[ ]?[a-z]{2,})+\b")
BROKEN_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]+[ ]?\n?@\n?[\w-]+(?:\n[\w-]*)?(?:\.\n?[\w-]+)+")
ANY_AT = re.compile(r"(?<![\w.+%-])[\w.+%-]{2,}@+[\w.-]+")
WORD_AT = re.compile(
    rf"(?<![\w.+-])[\w-]{{0,40}}[._+\d][\w.+-]{{0,60}}[ \n]+at[ \n]+{LABEL}\.(?:[a-z]{{2,}})(?:\.[a-z]{{2,}})?\b", re.I
)

EMAILS = (EMAIL, SPOKEN_EMAIL, SPACED_EMAIL, BROKEN_EMAIL, ANY_AT, WORD_AT)


def find_emails(text: str) -> Iterator[Span]:
    for pattern in EMAILS:
        for found in pattern.finditer(text):
            start, end = found.span()
            if pattern is EMAIL and _is_a_place_of_work(found.group()):
                continue
            yield start, end


def _is_a_place_of_work(words: str) -> bool:
    """ "Engineer @ Booking.com": spaces around the sign, and a name behind it."""
    before, _, after = words.partition("@")
    return before.endswith(" ") and after.startswith(" ") and after.strip()[:1].isupper()


# --- phones ---

PHONE_WORDS = (
    r"tel(?:ephone|efon|éfono|efone|efono|efoon)?|phone|mobile?|mobil|móvil|celular|cellulare|cell|handy|fax|call|"
    r"portable|"
    r"whats\s?app|telegram|viber|signal|contact(?: no| number)?|ph|mob|gsm|kom|téléphone|komórka|телефон|тел|моб|"
    r"мобильный|"
    r"τηλ|τηλέφωνο|κινητό|फ़ोन|फोन|मोबाइल|दूरभाष|هاتف|الهاتف|جوال|الجوال|موبايل|电话|電話|手机|手機|联系电话|携帯|携帯電話|連絡先|"
    r"전화|휴대폰|연락처|휴대전화|puhelin|telefonnummer|rufnummer|cep|telefoonnummer|m|t|p|tlf|tfn|h|wechat|微信|qq"
)
PHONE_LABEL = re.compile(
    rf"(?:^|(?<=[\s|•·(,;/]))(?:{loose(PHONE_WORDS)})\.?\s*(?:\((?:m|h|w|mobile|home|cell|work)\)|no\.?|number|"
    rf"nr\.?)?\s*[:.)|\t\n -]*\s*$",
    re.I,
)
CANDIDATE = re.compile(
    r"(?<![\w.$€£₹#%@/-])(?<!\d,)(?:\+|00)?[ ]?[(\[]?\d(?:[\s().\[\]/·-]{0,3}\d){5,17}"
    r"(?:\s*(?:x|ext\.?|extension|durchwahl|#)\s*\d{1,6})?(?![\w%])"
)
YEARS = re.compile(r"^(?:19|20)\d\d\D{1,5}(?:19|20)\d\d\b|^(?:19|20)\d{2}[-/.](?:0?[1-9]|1[0-2])\b")
DATES = re.compile(
    r"(?<![\d./-])(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:0?[1-9]|1[0-2])[./-](?:19|20)\d\d)(?![./-]?\d)"
)
NOT_A_PHONE = re.compile(
    r"(?:(?<![^\W\d_])(?:id|isbn|issn|doi|patent|licen[cs]e|certificate|cert|no|nr|number|version|v|gst|orcid|arxiv|"
    r"ticket|order|reference|ref|registration|reg|passport|pan|aadhaar|credential|serial|zip|pin|plz|usd|eur|inr|rs)"
    r"|[$€£₹])\.?\s*[:#]?\s*$",
    re.I,
)
BESIDE_CONTACTS = re.compile(r"(?<![\w.$€£₹#%@/+-])[+(]?\d(?:[\s().·/-]{0,2}\d){6,14}(?![\w%@])")
BROKEN = re.compile(r"(?<![\w.])(?:\+|\(?0)\d[\d ().-]{2,}\n[\d(][\d ().-]{2,}(?=[ ]*(?:[\n\t|]|$))")
"""Over two lines of a narrow column."""

REGIONS = ("US", "GB", "IN", "DE", "FR", "ES", "IT", "NL", "PL", "BR", "AU", "RU", "CN", "JP", "KR", "GR", "AE", "MX")


def find_phones(text: str) -> Iterator[Span]:
    """Piece by piece: numbers that stand next to each other, as years and postcodes do, are not one number."""
    for piece in re.finditer(r"[^\n\t]+", text):
        for found in CANDIDATE.finditer(piece.group()):
            start = piece.start() + found.start()
            for part in re.finditer(r"\S+(?:\s\S+)*", found.group()):
                at = start + part.start()
                if _is_phone(part.group(), text[max(0, at - 40) : at]):
                    yield at, start + part.end()


def find_broken_phones(text: str) -> Iterator[Span]:
    for found in BROKEN.finditer(text):
        if 9 <= sum(map(str.isdigit, found.group())) <= 15 and not YEARS.match(found.group().split("\n")[1]):
            yield found.span()


def find_plain_numbers(text: str) -> Iterator[Span]:
    """Only for the lines about the person: of seven digits or more, and neither years, days nor a code of a town."""
    for found in BESIDE_CONTACTS.finditer(text):
        words, before = found.group(), text[max(0, found.start() - 40) : found.start()]
        if not (YEARS.match(words) or DATES.search(words) or NOT_A_PHONE.search(before)):
            yield found.span()


def _is_phone(words: str, before: str) -> bool:
    digits = re.sub(r"\D", "", re.split(r"x|ext|durch|#", words, flags=re.I)[0])
    words = words.strip()
    if not 6 <= len(digits) <= 16:
        return False
    if PHONE_LABEL.search(before):
        return not (YEARS.match(words) or DATES.search(words))
    if words.startswith("+"):
        return len(digits) >= 7
    if YEARS.match(words) or DATES.search(words) or NOT_A_PHONE.search(before):
        return False
    return _looks_like_one(words, digits)


SHAPES = re.compile(
    r"\(\d{2,5}\)[\s./-]*\d[\d\s./-]{4,}"  # (555) 010-0123, (030) 1234 567
    r"|\d{3}[\s.-]\d{3}[\s.-]\d{4}.*"  # 555-010-0123
    r"|0\d{2,5}[\s/-]+\d[\d\s/-]{4,}"  # 030 123 45 67, 0171/1234567, 07700 900123
    r"|0\d(?:[\s.-]\d{2}){4}"  # 01 23 45 67 89
    r"|00[1-9]\d[\d\s/-]{6,}"
    r"|[6-9]\d{4}[\s-]?\d{5}"  # 98765 43210
    r"|1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}"  # 138 0013 8000
    r"|0\d{1,3}-\d{3,4}-\d{4}"  # 03-1234-5678
    r"|8[\s(-]*9\d\d[\s)-]*\d{3}[\s-]?\d\d[\s-]?\d\d"  # 8 (912) 345-67-89
)


def _looks_like_one(words: str, digits: str) -> bool:
    if SHAPES.fullmatch(words):
        return True
    if len(digits) < 9 or (len(digits) == 8 and " " not in words):
        return False
    return any(_is_valid(words, region) for region in REGIONS)


def _is_valid(words: str, region: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(words, region))
    except phonenumbers.NumberParseException:
        return False


# --- links ---

ENDINGS = (
    "com|net|org|io|dev|me|co|app|ai|tech|info|biz|xyz|site|online|page|pages|name|pro|blog|cv|design|codes|works|"
    "studio|example|test|eu|uk|us|de|at|ch|fr|es|it|pt|nl|be|pl|se|no|dk|fi|ie|in|cn|jp|kr|ru|gr|br|mx|ca|au|ae|tr|gg|"
    "sh|so|tv|link|bio|ly"
)
URL = re.compile(r"(?:https?|ftp)\s?:\s?//\s?[^\s|<>\"]+(?:\n[^\s|<>\"]*/[^\s|<>\"]+)?|\bwww\.[^\s|<>\",]+", re.I)
WITH_PATH = re.compile(rf"(?<![\w@.-])(?:[\w-]+\.)+(?:{ENDINGS})/[^\s|<>\",;)]*(?:[-/_]\n[^\s|<>\",;)]+)?", re.I)
BARE = re.compile(rf"(?<![\w@./-])(?:[\w-]+\.)+(?:{ENDINGS})(?![\w@./-]|\s?\.\s?js)", re.I)
HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z_][\w.]{2,}|(?<![\w/])/?(?:in|pub)/[\w%-]{3,}/?", re.I)
PLATFORMS = (
    r"linked\s?in|git\s?hub|git\s?lab|bitbucket|twitter|x|instagram|facebook|behance|dribbble|medium|kaggle|"
    r"stack\s?overflow|"
    r"leet\s?code|hacker\s?rank|codepen|xing|skype|telegram|wechat|line(?: id)?|youtube|tiktok|mastodon|bluesky|orcid|"
    r"discord|"
    r"microsoft teams|vk|вк|微信|qq|google scholar|researchgate|devpost|codeforces|codechef"
)
SITES = (
    r"web\s?site|home\s?page|portfolio|blog|web|url|site|page web|site web|sitio web|webseite|profile link|сайт|"
    r"портфолио|"
    r"ιστοσελίδα|वेबसाइट|الموقع|网站|個人網站|个人网站|ウェブサイト|ポートフォリオ"
)
LABELLED = re.compile(
    rf"(?:^|(?<=[\s|•·(,;/]))(?:{PLATFORMS}|{SITES})\s*(?:id|profile|user(?:name)?|handle)?\s*[:：]\s*"
    r"(?P<handle>[^\s|,;•·][^\s|,;•·]*)"
    r"|(?:^|(?<=[\s|•·(,;/]))(?:line|wechat|skype|telegram|kakao(?:talk)?|viber|zalo|discord|qq) id[ ]+"
    r"(?P<named>[^\s|,;•·]*[\d_.-][^\s|,;•·]*)"
    rf"|^[ ]*(?:{PLATFORMS})\t[ ]*(?P<beside>[^\s|,;•·]*[\d_.-][^\s|,;•·]*)(?=[\t\n]|$)",
    re.I | re.M,
)
NOT_LINKS = frozenset(
    "asp.net vb.net ado.net ml.net paper.io socket.io draw.io node.js fast.ai h2o.ai booking.com amazon.com monday.com "
    "salesforce.com hotels.com cars.com trade.me make.com rook.io istio.io b.tech m.tech b.com m.com b.des m.des "
    "b.de e.g.in etc.in care.com match.com delivery.com jd.com ocado.com".split()
)


def find_links(text: str) -> Iterator[Span]:
    for pattern in (URL, WITH_PATH, HANDLE):
        for found in pattern.finditer(text):
            yield _trimmed(text, *found.span())
    for found in LABELLED.finditer(text):
        if found["beside"] or found["named"] or _is_handle(found["handle"]):
            yield found.span(found.lastgroup or "handle")
    for found in BARE.finditer(text):
        if _is_personal(found.group(), text, found.start()):
            yield found.span()


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1] in ".,;:)]'":
        end -= 1
    return start, end


def _is_handle(words: str) -> bool:
    """ "GitHub: ana-example" names a person; "GitHub: Actions" does not."""
    return len(words) > 2 and (not words.istitle() or any(not one.isalpha() for one in words)) and not words.isupper()


def _is_personal(domain: str, text: str, start: int) -> bool:
    """A firm may be called by its address: "Booking.com". Such a name has a capital and nothing before it."""
    lowered = domain.lower()
    if lowered in NOT_LINKS or len(lowered.split(".")[0]) < 2:
        return False
    return (
        not domain[0].isupper() or lowered.count(".") > 1 or bool(LABELLED.search(text[max(0, start - 30) : start + 3]))
    )
