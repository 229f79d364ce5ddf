"""Postal addresses: lines with a street, a postcode or a label. A town and a country alone stay readable."""

import re
from collections.abc import Iterator

from cogs.resumes.checking.contacts import Span
from cogs.resumes.checking.name_words import HEADINGS_AND_JOBS
from cogs.resumes.checking.reading import loose

NAMED = r"[\w.'’-]{1,40}"
CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’-]{0,40}"
NUMBER = r"\d{1,5}(?:\s?[a-zA-Z]\b)?(?:\s?[-/]\s?\d{1,4}[a-zA-Z]?)?"
UNIT = (
    r"(?:[,\s]+(?:apt|apartment|unit|suite|ste|flat|floor|fl|room|rm|#|building|bldg|appt|piso|wohnung|whg)"
    r"\.?\s*#?[\w-]+)?"
)

ENGLISH_STREET = (
    r"street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|way|terrace|ter|parkway|pkwy|circle|cir|"
    r"highway|hwy|square|sq|trail|trl|loop|crescent|cres|close|gardens|grove|mews|row|walk|hill|quay|wharf|broadway|"
    r"place|pl|parade|pde|esplanade|promenade|"
    r"park|green|rise|view|alley|plaza|heights|ridge|run|pike"
)
TOWN_US = rf"(?:[,\s·|]+{CAPITAL}(?:[ ]{CAPITAL}){{0,3}},?[ ]+[A-Z]{{2}},?(?:[ ]+\d{{5}}(?:-\d{{4}})?)?(?!\w))?"
POSTCODE_UK = r"[A-Z]{1,2}\d[A-Z\d]?[ ]?\d[A-Z]{2}"
TOWN_UK = rf"(?:[,\s]+(?:{NAMED}[ ,]{{1,2}}){{0,4}}{POSTCODE_UK}\b)?"

STREETS = [
    # 12 Example Street, Apt 4, Springfield, IL 62704; Flat 3, 12 Example Road, London N1 1AA
    rf"(?:(?:flat|apartment|apt|unit|suite|room)\s*\w+,\s*|(?-i:(?:^|"
    rf"(?<=[\n\t])){CAPITAL}(?:[ ]{CAPITAL}){{0,2}},[ ]))?\b{NUMBER},?[ ]+(?:[NSEW]\.?[ ]+)?(?-i:{CAPITAL}[ ]+|"
    rf"\d+(?:st|nd|rd|th)[ ]+)"
    rf"(?:{NAMED}[ ]+){{0,3}}?(?:{ENGLISH_STREET})\b\.?(?:[ ]+[NSEW]{{1,2}}\b\.?)?{UNIT}(?:{TOWN_UK}|(?-i:{TOWN_US}))",
    rf"\b\d{{1,5}}[ ]+(?-i:[NSEW]\.?[ ]+)?\d+(?:st|nd|rd|th)[ ]+(?:{ENGLISH_STREET})\b\.?{UNIT}(?-i:{TOWN_US})",
    # Jl. Melati Raya No. 17; 25/3 Đường Lê Lợi, Phường Bến Nghé
    rf"\b(?:Jl\.|Jln\.?|Jalan|Lorong|Gang)\s+[^\n\t|•·]{{3,60}}?\b{NUMBER}[^\n\t|•·]{{0,60}}",
    r"\b(?:số\s*)?\d[\d/]{0,20}[a-zA-Z]?,?\s+(?:đường|phố|ngõ)\s+[^\n\t|•·]{3,90}|\b(?:phường|quận|tổ)\s+[^\n\t|•·,]{2,40}",
    r"(?:רחוב|רח['׳]|שדרות|שד['׳]|דרך|סמטת|סמ['׳]|כיכר|שכונת)\s+[^\n\t|•,]{2,40}\d+(?:\s+(?:דירה|כניסה|קומה|ד['׳])\s+[^\n\t|•,]{1,12})*"
    r"(?:,\s*[^\n\t|•,\d]{2,25})?",
    # Невский проспект, дом 88, квартира 14; Váci utca 19. II/4.
    r"\b(?-i:[А-ЯЁ])[а-яё-]+\s+(?:проспект|улица|переулок|шоссе|бульвар|набережная|площадь|пр-т)\s*,?\s*"
    r"(?:д\.?|дом)?\s?\d+[^\n\t|•·]{0,40}",
    r"\b(?:пр-т|пр-кт|пр-д|б-р|мкр\.?|микрорайон|пос\.|дер\.|ж/к)\s*(?-i:[А-ЯЁ])[^\n\t|•·,]{1,40}?\s?\d+"
    r"[^\n\t|•·]{0,30}",
    rf"\b(?-i:[A-ZÀ-Ž])[\w.-]{{0,40}}\s+(?:utca|út|útja|tér|körút|köz|sétány)\s+{NUMBER}\.?(?:\s+[IVX\d]+\.?/\d+\.?)?",
    r"\b(?:P\.?\s?O\.?\s?|P\.?M\.?\s?B\.?\s?|PSC\s+\d+,?\s+)?(?-i:Box|BOX|B\.P\.|BP)\s+(?:no\.?\s*)?\d+"
    r"(?:[ -]+\d{5})?\b"
    rf"(?:,?[ ](?-i:{CAPITAL})){{0,3}}(?:[ ]\d{{5}})?|\b(?:Postfach|Postbus|Apartado|Casilla|Caixa postal|Skrytka|"
    r"Postboks|Posta kutusu)(?: postal| pocztowa)?\s+\d[\d ]*|а/я\s+\d+",
    # Musterstraße 12a, 10115 Berlin; Am Alten Markt 3; Unter den Linden 5
    rf"\b[\w.-]{{0,40}}(?:straße|strasse|str\.|weg|allee|gasse|damm|ufer|chaussee|steig|stieg)\s*{NUMBER}(?:[,\s·|]+(?:D-|A-|"
    rf"CH-)?\d{{4,5}}[ ]+{NAMED}(?:[ ]{CAPITAL})?)?",
    rf"\b(?-i:[A-ZÄÖÜ][\w-]*[ -])?(?:Straße|Strasse|Platz|Ring|Allee|Weg|Damm|"
    rf"Ufer)\s+{NUMBER}(?:[,\s·|]+(?:D-)?\d{{5}}[ ]+{NAMED})?",
    rf"\b(?-i:[A-ZÄÖÜ][a-zäöüß]+(?:platz|ring|markt|hof|berg|wall|graben|promenade|"
    rf"zeile))(?<!ering)(?<!oring)(?<!uring)[ \n]+{NUMBER}\b(?:[,\s·|]+(?:D-)?\d{{4,5}}[ ]+{NAMED})?",
    rf"\b(?-i:Am|Im|An der|An den|Auf der|Auf dem|In der|Zum|Zur|Unter den|"
    rf"Hinter der)[ ](?-i:[A-ZÄÖÜ]){NAMED}(?:[ ](?-i:[A-ZÄÖÜ]){NAMED})?[ ]{NUMBER}(?=[,\s·|]+(?:D-)?\d{{5}})",
    # 12 rue de l'Exemple, 75011 Paris
    rf"\b{NUMBER}(?:\s?(?:bis|ter))?,?[ ]+(?:rue|avenue|av\.|boulevard|bd|place|allée|allee|chemin|impasse|quai|cours|"
    rf"route|passage|square|villa)"
    rf"[ ]+[^\n\t|•·,]{{2,40}}(?:,?\s+\d{{5}}[ ]+{NAMED}(?:[ -]{CAPITAL})*)?",
    # Calle Mayor 12, 3º B, 28013 Madrid; Via Roma 5, 00184 Roma; Rua das Flores, 123
    rf"\b(?:calle|c/|cl\.|avenida|avda\.?|av\.|plaza|pza\.|paseo|carrer|carrera|cra\.?|calzada|camino|ronda|privada|"
    rf"priv\.|via|viale|v\.le|piazza|p\.za|corso|c\.so|strada|largo|vicolo|rua|travessa|trav\.|tv\.|praça|pça\.|"
    rf"alameda|estrada|estr\.|rodovia|rod\.|beco|ladeira)"
    rf"[ ]+(?-i:[A-ZÀ-Ž\dd])"
    rf"[^\n\t|•·,]{{1,40}}?,?[ ]+(?:n[.ºo°]*\s?)?#?{NUMBER}(?:[,\s]+\d{{1,2}}\s?[ºª°][ ]?\w?)?"
    rf"(?:[,\s-]+\d{{5}}(?:-\d{{3}})?(?:[ ]+{NAMED})?)?",
    # Voorbeeldstraat 12, 1012 AB Amsterdam; ul. Przykładowa 5/7, 00-001 Warszawa; Exempelgatan 3
    rf"\b(?-i:[A-ZÀ-Ž])[\w-]*(?:straat|laan|plein|gracht|kade|dijk|steeg|singel|gatan|vägen|vagen|gränd|stien|veien|"
    rf"gata|gade|vej|katu|tie|utca|ulica)\s+{NUMBER}"
    rf"(?:[,\s·|]+(?:\d{{4}}\s?[A-Z]{{2}}\b|\d{{3}}\s\d{{2}}|\d{{4,5}})(?:[ ]+{NAMED})?)?",
    rf"\b(?:ul\.|(?<!et )al\.|os\.|pl\.|ulica|"
    rf"aleja)[ ]*(?-i:[A-ZŁŚŻŹĆŃ\d])"
    rf"[^\n\t|•·,]{{2,35}}?[ ]+{NUMBER}(?:\s?m\.?\s?\d+)?(?:,?\s+\d{{2}}-\d{{3}}[ ]+{NAMED})?",
    # ул. Примерная, д. 5, кв. 12; Οδός Παραδείγματος 12
    r"(?:\d{6},?\s*)?(?:г\.\s?[А-Я][\w-]+,\s*)?(?:\b(?:ул|пр|просп|пер|пл|наб|ш|бул|вул)\.|\b(?:улица|проспект|"
    r"переулок|площадь|набережная|шоссе|бульвар|вулиця))"
    r"\s*[^\n\t|•·,]{2,40}(?:,?\s*(?:д\.?|дом|буд\.?|к\.?|корп\.?|стр\.?|кв\.?|квартира)?\s?\d+[а-яА-Я]?(?:[/-]\d+)?)+",
    rf"(?:\b(?:Οδός|Οδος|Λεωφόρος|Λεωφ\.|Λ\.|Πλατεία)\s+[^\n\t|•·,]{{2,35}}?\s*{NUMBER}|\b(?-i:[Α-ΩΆ-Ώ])[α-ωά-ώ]+(?:ς|"
    rf"υ|ων)?\s+\d{{1,3}}(?=,\s*(?:\d{{3}}\s?\d{{2}}|[Α-Ω])))"
    rf"(?:,?\s+(?:Τ\.?Κ\.?\s*)?\d{{3}}\s?\d{{2}}(?:[ ,]+{NAMED})?)?(?:,\s*(?-i:[Α-ΩΆ-Ώ])"
    rf"[α-ωά-ώ]+(?:\s+\d{{3}}\s?\d{{2}}))?",
    # Flat 12, Example Residency, MG Road, Bengaluru 560001
    r"\b(?:flat|house|h\.?\s?no|plot|door|d\.?\s?no|room|villa|qtr|quarter|block|site|"
    r"shop)\.?\s*(?:no\.?)?\s*[:#-]?\s?[A-Z]?-?\d[\w/-]*,[^\n\t|•·]{3,120}",
    r"\b#?\s?\d{1,5}(?:[/-]\w{1,4}){0,6},[^\n\t|•·]{0,60}\b(?:nagar|colony|marg|layout|society|enclave|vihar|puram|"
    r"apartments?|residency|cross|main road|sector|phase|bagh|ganj|chowk|salai|gali)\b[^\n\t|•·]{0,70}",
    r"\b(?-i:[A-Z])[\w .]{2,30}\b(?:nagar|colony|marg|layout|enclave|vihar|sector|"
    r"phase)\b[^\n\t|•·]{0,40},[^\n\t|•·]{0,40}\b\d{3}\s?\d{3}\b",
    r"\b\d+\s*,?\s*(?:M\.?G\.?|Mahatma Gandhi|Nehru|Gandhi|Linking|Park)\s+(?:Road|Marg)[^\n\t|•·]{0,50}",
    # 北京市朝阳区示例路12号; 東京都渋谷区例1-2-3; 〒150-0001; 서울특별시 강남구 예시로 12
    r"(?:[\u4e00-\u9fff]{2,8}(?:省|市|自治区))?[\u4e00-\u9fff]{1,8}(?:区|區|县|縣|市)[\u4e00-\u9fff]{1,12}(?:路|街|道|巷|大道|胡同|弄|村|"
    r"镇|段)[\u4e00-\u9fffA-Za-z]{0,8}\s?\d+[\u4e00-\u9fff\d\w-]{0,20}",
    r"[\u4e00-\u9fff]{2,8}(?:路|街|大道|巷|胡同)\s?\d+\s?(?:号|號|弄)[\u4e00-\u9fff\d\w-]{0,20}",
    r"〒\s?\d{3}-?\d{4}[^\n\t|•]{0,40}",
    r"(?:[\u4e00-\u9fff]{2,3}[都道府県])?[\u4e00-\u9fff]{1,8}[市区町村郡][\u4e00-\u9fff\u3040-\u30ff]{1,14}\s?\d+(?:丁目|番地?|号|"
    r"-)\d*(?:[-番号]\d*)*[^\n\t|•]{0,25}",
    r"[가-힣]{1,8}(?:특별시|광역시|시|도)\s?[가-힣]{1,8}(?:구|군|시)\s?[가-힣\d]{1,12}(?:로|길|동|읍|면)\s?\d+[^\n\t|•]{0,20}",
    r"(?:شارع|طريق|حي|ص\.?\s?ب\.?)\s+[^\n\t|•،,]{2,40}(?:[،,]\s*[^\n\t|•،,]{2,30})?",
    r"\b[\wÇĞİÖŞÜçğıöşü]+\s+(?:mah|cad|sok|caddesi|sokak|mahallesi|"
    r"bulvarı)\.?,?\s+[^\n\t|•]{0,30}\bno\s*[:.]?\s*\d+[^\n\t|•]{0,30}",
]
STREET = [re.compile(one, re.I) for one in STREETS]

LABELLED = re.compile(
    loose(
        r"(?:^|(?<=[\s|•·]))(?:(?:home |postal |mailing |permanent |present |current |"
        r"residential |correspondence |contact |local |communication )?address(?: for correspondence)?|"
        r"residence|resides at|"
        r"wohnhaft(?: in)?|lieu de résidence|bydliště|trvalé bydliště|lakcím|zam\.|zamieszkał[ay]|alamat|"
        r"tirahan|địa chỉ|"
        r"yerleşim|δ/νση|κατοικία|проживание|мешкає|כתובת|מען|ที่อยู่|முகவரி|చిరునామా|ವಿಳಾಸ|വിലാസം|ঠিকানা|સરનામું|ਪਤਾ|پتہ|"
        r"anschrift|adresse|wohnort|dirección|domicilio|endereço|morada|indirizzo|residenza|adres|adress|osoite|cím|adresa|"
        r"адрес|адреса|место жительства|διεύθυνση|पता|العنوان|地址|住址|住所|現住所|通讯地址|居住地址|家庭住址|주소)"
        r"[ ]*(?:(?P<colon>[:：-])[ ]*(?:\t(?!\n)|\n)?|\t(?!\n)|\n)[ ]*(?P<value>[^\n\t|•]{3,160})"
    ),
    re.I | re.M,
)
NEXT_LINE = re.compile(r"[,;]?[ ]*(?P<sign>-)?\n(?P<value>[^\n\t|•@:/]{3,60})(?=[\n\t|]|$)")
CODE = re.compile(
    r"^(?:[A-Z]{1,2}-)?\d{3,6}\b|\b\d{5}(?:-\d{4})?$|\b\d{3}[ ]?\d{3}$|\b[A-Z]{1,2}\d[A-Z\d]?[ ]?\d[A-Z]{2}\b|"
    r"^\d[A-Z]{2}$"
)
TAIL = re.compile(rf"(?:,?[ ]+(?:{CAPITAL}|\d[\w-]*)|[ ]?[,-])+(?=[ ]*(?:[|•·\n\t]|$))")
CAPITALS = re.compile(
    rf"(?:{CAPITAL}|\d\w*)(?:[ ](?:{CAPITAL}|\d\w*))*(?:,[ ]*(?:{CAPITAL}|\d\w*)(?:[ ](?:{CAPITAL}|\d\w*))*)+[ ,-]*"
)
MOST_LINES = 3


def find_streets(text: str) -> Iterator[Span]:
    for pattern in STREET:
        for found in pattern.finditer(text):
            yield from _with_next_lines(text, *found.span())
    for found in LABELLED.finditer(text):
        if found["colon"] is None and (is_about_work(found["value"]) or not re.search(r"[\d,،、区市]", found["value"])):
            continue  # What stands beside it may be of another column.
        yield from _with_next_lines(text, *found.span("value"))


def rest_of_line(text: str, start: int, end: int) -> Span:
    """What stands beside a street belongs to it, unless it is about work or is something else."""
    left = max(text.rfind(sign, 0, start) for sign in "\n\t|•·:") + 1
    right = min((at for sign in "\n\t|•·" if (at := text.find(sign, end)) >= 0), default=len(text))
    rest = text[left:start] + " " + text[end:right]
    if is_about_work(rest, but_places=True) or re.search(r"[@:+]|\b(?:19|20)\d\d\b|\d{7}|(?<!\d)\d{3}[ -]\d{3}", rest):
        return start, end
    return left, right


def _with_next_lines(text: str, start: int, end: int) -> Iterator[Span]:
    """An address may go on: after a comma, with a postcode, or with names between commas."""
    tail = TAIL.match(text, end)
    if tail is not None and not is_about_work(tail.group()):
        end = tail.end()
    yield start, end
    for _ in range(MOST_LINES):
        following = NEXT_LINE.match(text, end)
        if following is None or is_about_work(following["value"]):
            return
        line = following["value"].strip()
        unfinished = (
            text[following.start() : following.start() + 1] in (",", ";", "-")
            or following["sign"]
            or text[end - 1] in ",-"
        )
        if not (unfinished or CODE.search(line) or CAPITALS.fullmatch(line)):
            return
        yield following.span("value")
        end = following.end("value")


PLACES_TOO = frozenset(
    "back front end school college university institute academy bank hospital business store warehouse state states "
    "united page officer mobile data first full current present permanent business house germany france page".split()
)
"""Words of headings and jobs that stand in addresses as well: "Back Lane", "Near SBI Bank"."""


def is_about_work(line: str, *, but_places: bool = False) -> bool:
    words = {word.casefold() for word in re.findall(r"\w+", line)} & HEADINGS_AND_JOBS
    return bool(words - PLACES_TOO if but_places else words) or "%" in line
