"""Addresses that no pattern of a street finds: lines that are one because they stand by the other contacts."""

import re
from collections.abc import Iterator

from cogs.resumes.checking.contacts import Span
from cogs.resumes.checking.person import UNCASED, WHOLE_WORD
from cogs.resumes.checking.streets import CAPITAL, POSTCODE_UK, is_about_work

POSTCODES = [
    re.compile(rf"(?:\b(?:{CAPITAL}[ ,]+){{1,3}})?\b{POSTCODE_UK}\b"),
    re.compile(rf"\b{CAPITAL}(?:[ ]{CAPITAL}){{0,3}},[ ]?[A-Z]{{2}},?[ ]+\d{{5}}(?:-\d{{4}})?\b"),
    re.compile(rf"(?:\b(?:D-|A-|CH-|F-|DE-)\d{{4,5}}[ ]{CAPITAL}(?:[ /-]{CAPITAL})*)"),
    re.compile(
        rf"(?:\b{CAPITAL}[ ,]+){{1,3}}(?:[-–,:]|PIN:?|Pin(?:code)?[ :-]*)?[ ]?[1-9]\d{{2}}[ ]?\d{{3}}\b(?![ ]?\d)"
    ),
    re.compile(r"\b\d{4}[ ]?[A-Z]{2}[ ]+(?:'[a-z]-)?[A-Z][\w-]+|\b\d{2}-\d{3}[ ]+[A-ZŁŚŻ][\w-]+"),
    re.compile(r"\b[A-Z]\d[A-Z][ ]?\d[A-Z]\d\b|\b[A-Z]\d[\dW][ ]?[A-Z\d]{4}\b"),  # Canada, Ireland
    re.compile(rf"(?:{CAPITAL}[ ])?\b(?:NSW|VIC|QLD|ACT|TAS|SA|WA|NT)[ ]\d{{4}}\b"),
    re.compile(r"\bPIN(?:\s?code)?\s*[:-]?\s*\d{6}\b", re.I),
    re.compile(r"\bCEP[ :]*\d{5}-\d{3}\b|\b\d{5}-\d{3}\b"),
    re.compile(r"(?<=[\u0590-\u109f])[ -]*[1-9]\d{4,5}(?=[ ]*(?:[\n,;|•·\t]|$))"),
]
TOWN_AFTER_CODE = re.compile(rf"(?:^|[,|•·\t])[ ]*\d{{4,5}}[ ]{CAPITAL}(?:[ /-]{CAPITAL}){{0,3}}")
"""Counts only near a street or other contacts: "10000 Users" is no town."""

PARTS_OF_A_LINE = re.compile(r"[^\n\t|•·~▪*:]+")
OF_AN_ADDRESS = re.compile(r"(?:^|[\s#,/-])\d{1,5}(?:[/-]\d{1,4})*[a-zA-Z]?\b(?![./]\d|[%+])")
SMALL_WORDS = frozenset(
    "na de la le du des del della di da do dos das van der den of the el al y e und i n no nr bis ter m".split()
)
PLACES = frozenset(
    """
    street st streets road rd avenue ave lane ln drive close court crescent terrace mews boulevard blvd parade
    cottage rectory vicarage lodge manor farm mill barn villa villas bungalow house tower towers mansion mansions
    apartment apartments apt apts flat flats loft residency residence residences résidence estate complex enclave
    blk block lot unit plot stand extension building bldg floor annex annexe penthouse suite
    nagar colony marg vihar chowk gali mohalla ward village vill dist district taluk tehsil taluka mandal
    brgy barangay purok sitio subdivision subd compound quadra conjunto lote bloco setor urbanização urbanización
    bât bâtiment imm immeuble appt appartement lotissement hameau escalier colonia barrio
    hinterhaus vorderhaus stiege postfach postbus kampung taman jalan kelurahan kecamatan
    mah mahallesi sok cad sokak caddesi daire blok osiedle wieś bloc scara etaj
    """.split()
)
"""What streets, houses, their parts and quarters are called."""

BEFORE_A_PLACE = frozenset(
    """
    tal taluka taluk tehsil dist district mandal post po ps vill village gram mouza at thana ward
    st set qd lt brgy barangay purok sitio zone phase blk block lot unit flat apt suite house plot door room stand
    col colonia fracc fraccionamiento priv privada urb urbanización urbanização residencial barrio bo ejido edo vereda
    jd jardim vl vila pq pque parque bairro trav travessa cond condomínio res conj loteamento sítio fazenda lugar
    res résidence resid bât bâtiment quartier hay cité lieu-dit hameau rang villa immeuble lotissement zi za
    loc località fraz frazione contrada rione cascina borgata palazzo scala interno
    os osiedle mah mahallesi mahalle köy site sitesi apartmanı kel kelurahan kec kecamatan desa dusun kp kampung komplek
    perum perumahan taman ấp xã thôn tổ phường quận huyện khu ngõ hẻm
    с д пос дер мкр р-н район село смт ж/к жк о/э
    """.split()
)
"""What stands in front of the name of a quarter, village or house: "Dist. Pune", "Jd. Primavera", "Vila Nova"."""

SCHOOLS = frozenset("college school university hospital academy institute seminary colegio escuela universidad".split())
"""Called after saints: "St. Dominic College"."""

PLACED = re.compile(rf"(?:^|(?<=[,&-])|(?<=[,&-][ ]))[ ]*([^\W\d_][^\W\d_/-]*)(\.)?[ ]+(?={CAPITAL})")
HOUSE_NUMBER = re.compile(r"(?:\bn[º°.o]{1,2}|№|#|\bno[.:])[ ]?\d{1,5}[a-zA-Z]?\b", re.I)
"""Said to be a number: nothing but a house is numbered beside the contacts."""

NUMBERED_SCHOOL = re.compile(
    r"\b(?:schule|gymnasium|école|escuela|preparatoria|secundaria|colegio|escola|scuola|liceo|szkoła|liceum|школа|лицей|"
    r"ліцей|гимназия|гімназія|больница|лікарня|поликлиника|school|hospital|lisesi)\b"
    r"[^,\n]{0,20}(?:№|n[º°.o]{1,2}|nr\.?|#)[ ]?\d",
    re.I,
)
BESIDE = re.compile(
    r"(?:^|(?<=[,(])[ ]*)[ ]*(?:near|nr\.|opp\.?|opposite|behind|beside|next to|adjacent to|above|c/o|care of|chez|"
    r"bei|presso|p/a|a/c|b/h|off)[ ]+"
    r"(?=[A-Z])|के पास|के सामने|के पीछे|बगल|ग्राम|मकान|गली|वार्ड|नगर|ถนน|ซอย|หมู่|தெரு|நகர்|సందు|నగర్|ਗਲੀ",
    re.I,
)
NAMES_AND_NUMBER = re.compile(
    rf"(?:(?:{CAPITAL}|[a-z]{{2,3}})[ ]){{2,5}}#?\d{{1,4}}(?:[ ]?[a-zA-Z])?(?:[/-]\d{{1,4}})*[ ]*(?:[(\"“][^)\n]*|"
    r"[A-Z]{2}\b.*)?",
)


CODE_OF_A_PLACE = re.compile(r"(?=(?:[^\d]*\d){4})[A-Z]{0,3}[ -]?\d[\dA-Z-]*(?:[ -][\dA-Z]+)?")
"""A postcode or a digital address on a line of its own, of whatever country."""

ONE_NUMBER = r"#?(?:[A-Z]{1,2}-?)?\d{1,6}[½¼¾]?(?:st|nd|rd|th)?(?:[/-]\w{1,4})*[a-zA-Z]?"
AT_AN_END = re.compile(rf"{ONE_NUMBER}[.]?[ ]+(?=[^\W\d_])(?P<after>.+)|(?P<before>.*[^\W\d_][.]?)[ ]+{ONE_NUMBER}[.]?")


def find_postcodes(text: str) -> Iterator[Span]:
    for pattern in (*POSTCODES, TOWN_AFTER_CODE):
        for found in pattern.finditer(text):
            yield found.span()


def find_address_lines(text: str) -> Iterator[Span]:
    for part in PARTS_OF_A_LINE.finditer(text):
        if _is_an_address(part.group()) and not is_about_work(part.group(), but_places=True):
            yield part.span()


def _is_an_address(part: str) -> bool:
    if NUMBERED_SCHOOL.search(part):
        return False
    if re.search(r"\b(?:19|20|25)\d\d\b|[@%$€£+:]", part):
        return False
    if CODE_OF_A_PLACE.fullmatch(part.strip()) or _has_a_number_at_an_end(part):
        return True
    words = WHOLE_WORD.findall(part)
    if len(words) == 1 and re.fullmatch(r"[ ]*[^\W\d_]+\.?[ ]*#?[\dA-Z][\w/-]*[ .]*", part):
        return words[0].casefold() in PLACES and words[0][0].isupper()  # "Flat 2/1"
    named = [word for word in words if len(word) > 1 and (word[0].isupper() or UNCASED.search(word))]
    if len(words) > 1 and named and (BESIDE.search(part) or _names_a_place(part, words)):
        return True
    if NAMES_AND_NUMBER.fullmatch(part.strip()) or (named and HOUSE_NUMBER.search(part)):
        return True
    small = [word for word in words if word.casefold() in SMALL_WORDS or len(word) == 1]
    return (
        len(named) > 1
        and len(set(named) | set(small)) == len(set(words))
        and bool(re.search("[,،、]", part))
        and "(" not in part
        and OF_AN_ADDRESS.search(part) is not None
    )


def _has_a_number_at_an_end(part: str) -> bool:
    """ "1827 W. Cullerton St.", "Cleveland 44119": names with a number before or behind, as nothing else here is."""
    words = re.findall(r"[^\W\d_]{4,}", part)
    common = [word for word in words if word.islower() and word not in SMALL_WORDS and not UNCASED.search(word)]
    if len(common) > (1 if "," in part else 0):
        return False
    for piece in part.split(","):
        found = AT_AN_END.fullmatch(piece.strip())
        names = WHOLE_WORD.findall((found["after"] or found["before"]) if found is not None else "")
        if any(len(name) > 1 and (name[0].isupper() or UNCASED.search(name)) for name in names) and (
            len(names) > 1 or "," in part or re.search(r"\d{4}", piece)
        ):
            return True
    return False


def _names_a_place(part: str, words: list[str]) -> bool:
    """ "Old Post Road", "Flat 2, Hill View", but neither "Tower Crane Operator" nor "I close deals on the road"."""
    if sum(word.islower() and len(word) > 3 and not UNCASED.search(word) for word in words) > 1:
        return False
    if re.search(r"\d", part):
        return any(word.casefold() in PLACES and word[0].isupper() for word in words)
    if _is_before_a_place(part):
        return True
    last = [WHOLE_WORD.findall(piece)[-2:] for piece in part.split(",")]
    return any(
        len(two) > 1 and two[-1].casefold() in PLACES and two[-1][0].isupper() and two[0] != "Real" for two in last
    )


def _is_before_a_place(part: str) -> bool:
    """ "Tal. Shirur, Dist. Pune": once with a dot, or twice without one."""
    if {word.casefold() for word in WHOLE_WORD.findall(part)} & SCHOOLS:
        return False
    words = [(found[1].casefold(), bool(found[2])) for found in PLACED.finditer(part)]
    known = [dotted for word, dotted in words if word in BEFORE_A_PLACE]
    return any(known) or len(known) > 1
