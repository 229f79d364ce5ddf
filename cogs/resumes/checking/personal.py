"""Birth dates, and other details about a person that stand behind a label."""

import re
from collections.abc import Iterator

from cogs.resumes.checking.contacts import Span
from cogs.resumes.checking.reading import loose
from cogs.resumes.checking.streets import is_about_work

BIRTH_WORDS = (
    r"date\s+(?:of|&)\s+birth|birth\s?date|birthday|d\.?\s?o\.?\s?b\.?|born(?:\s+on)?|date/place of birth|"
    r"place (?:and date )?of birth|"
    r"geburtsdatum|geburtstag|geburtsort|geboren(?:\s+am)?|geb\.(?:\s+am)?|née?\(?e?\)?\sle|date de naissance|"
    r"fecha de nacimiento|(?:f\. )?nacimiento|nacid[oa](?:\sel)?|"
    r"data di nascita|nat[oa] il|data de nascimento|nascimento|nascid[oa] em|geboortedatum|geboren op|data urodzenia|"
    r"urodzon[ya]|"
    r"födelsedatum|född|fødselsdato|født|syntymäaika|születési (?:dátum|idő)|datum narození|dátum narodenia|"
    r"data nașterii|datum rođenja|doğum tarihi|"
    r"дата рождения|родил(?:ся|ась)|дата народження|ημερομηνία γέννησης|ημ\. γέννησης|ημ/νία γέννησης|जन्म\s?तिथि|"
    r"जन्म\s?दिनांक|जन्म की तारीख|"
    r"תאריך לידה|data nasc\.?|ur\.|tanggal lahir|ngày sinh|geb\.?datum|תאריך הלידה|تاريخ الميلاد|تاريخ الولادة|"
    r"出生日期|出生年月日?|出生|生日|生年月日|생년월일|출생|출생연도|生於|year of birth|birth year|y\.?o\.?b\.?|"
    r"jahrgang|né\(e\) le|née?\sen|año de nacimiento|ano de nascimento|anno di nascita|geboortejaar|rok urodzenia|"
    r"data i miejsce ur(?:odzenia)?\.?|data ur\.?|narozen[áa]?(?: dne)?|născut[ăa]?(?: la)?|rođen[a]?|syntynyt|"
    r"doğum(?: yılı| yeri ve tarihi)?|d\.?\s?tarihi|год рождения|д\.\s?р\.|рік народження|народи(?:вся|лася)|"
    r"έτος γέννησης|γεννήθηκε|γέννηση|जन्म|יליד(?:ת)?|ת\.\s?לידה|שנת לידה|من مواليد|مواليد|تاريخ ومكان (?:الميلاد|"
    r"الولادة)|วันเกิด|เกิดวันที่|ปีเกิด|பிறந்த (?:தேதி|நாள்|ஆண்டு)|పుట్టిన తేదీ|ಜನ್ಮ ದಿನಾಂಕ|ജനന തീയതി|জন্ম ?তারিখ|"
    r"જન્મ ?તારીખ|ਜਨਮ ?ਮਿਤੀ|تاریخ پیدائش|kapanganakan|tarikh lahir|ttl|năm sinh|date naissance|dob & age"
)
OTHER_WORDS = (
    r"age|alter|âge|edad|età|idade|возраст|年龄|年齢|나이|العمر|आयु|"
    r"father(?:'?s)? name|mother(?:'?s)? name|husband(?:'?s)? name|baba adı|ana adı|anne adı|"
    r"imię (?:ojca|matki)|имя (?:отца|матери)|"
    r"nombre (?:del padre|de la madre)|nom (?:du père|de la mère)|filiação|"
    r"nome (?:do pai|da mãe|del padre|della madre)|anyja neve|apja neve|πατρώνυμο|όνομα πατρός|اسم (?:الأب|الأم)|"
    r"spouse(?:'s)? name|"
    r"marital status|familienstand|civil status|"
    r"état civil|situation familiale|"
    r"estado civil|stato civile|семейное положение|οικογενειακή κατάσταση|वैवाहिक स्थिति|पिता का नाम|"
    r"माता का नाम|पति का नाम|"
    r"الحالة الاجتماعية|婚姻状况|婚姻|"
    r"nationality|staatsangehörigkeit|nationalität|nationalité|nacionalidad|nacionalidade|nazionalità|гражданство|"
    r"υπηκοότητα|राष्ट्रीयता|الجنسية|国籍|國籍|국적|"
    r"gender|sex|geschlecht|sexe|sexo|пол|φύλο|लिंग|الجنس|性别|性別|성별|religion|caste|passport (?:no\.?|number)|"
    r"aadhaar(?: no\.?)?|pan(?: no\.?)|民族|籍贯|政治面貌|birth\s?place|place of birth|native place|home\s?town|"
    r"state of origin|tribe"
)
OF_AN_IDENTITY_CARD = (
    r"ssn|ni(?:n| number)|cnic|nric|ic no\.?|id(?: no\.?| number)?|personn(?:ummer|r\.?)|fødselsn(?:ummer|r\.?)|cpr|"
    r"hetu|pesel|rodné číslo|cnp|bsn|ahv(?:-nr\.?)?|cpf|rg|dni|nie|nif|cuil|curp|rfc|rut|c[ée]dula|codice fiscale|"
    r"c\.\s?f\.|снилс|инн|паспорт|tc kimlik no|身份证号?|身分證字號|주민등록번호|الرقم القومي|رقم الهوية|ת\.?\s?ז\.?"
)
GAP = r"[ ]*[:：-]?[ ]*(?:\t(?!\n)|\n)?[ ]*"
BIRTH = re.compile(
    rf"(?:^|(?<=[\s|•·(,;/*]))(?:{loose(BIRTH_WORDS)})(?:\s*(?:and|&|/|,|und|et)\s*(?:place|ort|"
    rf"lieu)[\w ]*)?(?:\s*\([^)\n]*\))?{GAP}"
    r"(?P<value>[^\n\t|•·;)]*\d[^\n\t|•·;)]*)",
    re.I | re.M,
)
STAR = re.compile(r"(?:^|(?<=\s))\*\s?(?P<value>\d{1,2}\.\s?(?:\d{1,2}\.|[A-Za-zä]+)\s?(?:19|20)\d\d)", re.M)
OTHER = re.compile(
    rf"(?:^|(?<=[\t|•·,;]))\s*(?:{loose(OTHER_WORDS)})[ ]*(?:[:：][ \t]*(?P<value>[^\n\t|•·,;]{{1,50}})|"
    rf"\t(?P<beside>[^\n\t|•·,;]{{1,20}}))",
    re.I | re.M,
)
IDENTITY = re.compile(
    rf"(?:^|(?<=[\s|•·(,;]))(?:{OF_AN_IDENTITY_CARD})[ ]*[:：#\t]?[ ]*\n?"
    r"(?P<value>(?=(?:[\w.-]*?\d){6})[\w./-]{6,24})",
    re.I | re.M,
)
AGE = r"\b(?:1[4-9]|[2-7]\d)"
YEARS_OLD = re.compile(rf"{AGE}(?:[\s-]+years?[\s-]+old|\s+yrs\.?[\s-]+old|\s+Jahre alt|\s?岁|\s?歳|\s?세(?!기))", re.I)
YEARS = re.compile(
    rf"{AGE}\s+(?:y/o|yo|yrs?\.?|years|jahre|ans|años|anos|anni|jaar|lat|let|rokov|ani|év(?:es)?|år|v|vuotta|yaş(?:ında)?|"
    r"лет|год|года|років|ετών|χρονών|वर्ष|साल|سنة|عام[اً]*|שנים|ปี|வயது|tuổi|tahun)(?=\s*(?:[,;|•·\n\t)/-]|$))",
    re.I | re.M,
)
"""Counts only beside contacts: elsewhere it may be how long somebody has worked."""
TOLD_AGE = re.compile(
    r"\b(?:i am|i['’]m|aged?|ich bin|tengo|tenho|j['’]ai|ik ben|ho|mam|jeg er|jag är|мне)[ ]+"
    rf"(?P<age>{AGE})(?=[ ]*(?:[,.;)\n]|$|(?:and|und|et|y|e|en|og|och)[ ](?!over|above|older|under))|"
    r"[ ]+(?:years? old|jahre|ans|años|anos|anni|jaar|lat|år|лет|год)\b)",
    re.I,
)
"""In a sentence: "I am 41, and ..."."""

LONG_AGO = r"(?:19[4-9]\d|200\d|201[0-2])"
DAY = (
    rf"(?:\d{{1,2}}[ ]?[./-][ ]?\d{{1,2}}[ ]?[./-][ ]?(?:{LONG_AGO}|['’]?[4-9]\d)|"
    rf"{LONG_AGO}[./-]\d{{1,2}}[./-]\d{{1,2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|[°º])?\.?\s+(?:de |of )?[^\W\d_][^\d\s.,|•]{{2,11}}\.?,?\s+(?:de |of )?"
    rf"(?:{LONG_AGO}|['’][4-9]\d)|[^\W\d_]{{3,11}}\.?\s+\d{{1,2}}(?:st|nd|rd|th|er|[°º])?,?\s+{LONG_AGO}|\d{{1,2}}-[^\W\d_]{{3,9}}-(?:{LONG_AGO}|[4-9]\d)"
    rf"|{LONG_AGO}\.?\s+[^\W\d_]{{3,12}}\s+\d{{1,2}}"
    rf"|\d{{1,2}}\s+[\u0590-\u109f][\u0590-\u109f. ]{{2,14}}\s+(?:{LONG_AGO}|25[0-4]\d)"
    rf"|(?:{LONG_AGO}\s?[年년]|(?:昭和|平成)\s?\d{{1,2}}年)\s?\d{{1,2}}\s?[月월](?:\s?\d{{1,2}}\s?[日일])?)"
)
"""A day, long enough ago to be somebody's first."""

UNTIL = r"-|to|until|till|bis|au|al|a|do|tot|til|до|по|至|~"
WHOLE_DATE = re.compile(
    rf"(?<![\d./-])(?<![-~至][ ])(?<!to[ ])(?<!til[ ])(?<!till[ ])(?<!bis[ ])(?<!a[lu][ ])(?<!по[ ]){DAY}"
    rf"(?![\d/-]|\.\d|[ ]*(?:{UNTIL})(?!\w))",
    re.I,
)
BESIDE_A_LABEL = re.compile(
    rf"(?:^|(?<=[\t|•·]))[ ]*(?=[^\n]*[^\W\d_])[^\d\n\t:|]{{2,40}}(?::[ ]*\t?|\t)[ ]*"
    rf"(?P<value>(?:[^\W\d_]+,?[ ]+){{0,3}}(?<![\d./-]){DAY}[^\n\t|:\d]{{0,20}})(?=\s*(?:[|•·\n\t]|$))",
    re.I | re.M,
)
ONLY_A_YEAR = re.compile(
    r"(?:^|(?<=[|•·,\t(]))[ ]*(?:[^\W\d_]+[.:]?[ ]+){0,2}(?P<year>(?:19[4-9]\d|200[0-8]))[ ]*(?=[|•·,)\t\n]|$)", re.M
)
DATE_LIKE = re.compile(
    rf"{DAY}|"
    r"\d{1,4}\s?[./年-]\s?\d{1,2}\s?(?:[./-]\s?\d{1,4}|月(?:\s?\d{1,2})?)|\d{1,2}(?:st|nd|rd|th|er|[°º])?\.?\s+(?:of |"
    r"de )?[^\W\d_]{3,10}\.?,?\s+(?:de )?\d{4}|\d{1,2}-[^\W\d_]{1,9}-\d{4}"
    r"|[^\W\d_]{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th|er|[°º])?,?\s+\d{4}|^\s*(?:19[4-9]\d|20[01]\d)\s*$",
    re.I,
)
"""What stands beside or below a label may be of another column, unless it is a day."""

MOST_CHARACTERS = 60


def find_births(text: str) -> Iterator[Span]:
    for found in BESIDE_A_LABEL.finditer(text):
        yield found.span("value")
    for pattern in (BIRTH, STAR):
        for found in pattern.finditer(text):
            start, end = found.span("value")
            if text[start - 1] not in "\t\n" or DATE_LIKE.search(found["value"]):
                yield start, min(end, start + MOST_CHARACTERS)


def find_told_ages(text: str) -> Iterator[Span]:
    for found in TOLD_AGE.finditer(text):
        yield found.span("age")


def find_days(text: str) -> Iterator[Span]:
    """Only for the top: no other day long ago is told there, unless it begins or ends a time."""
    for found in WHOLE_DATE.finditer(text):
        yield found.span()


def find_years(text: str) -> Iterator[Span]:
    """Only for the lines about the person: a year alone is that of a birth there."""
    for found in ONLY_A_YEAR.finditer(text):
        if not is_about_work(found.group()):
            yield found.span("year")


def find_ages(text: str) -> Iterator[Span]:
    """Only for the lines about the person."""
    for found in YEARS.finditer(text):
        yield found.span()


def find_personal(text: str) -> Iterator[Span]:
    for found in OTHER.finditer(text):
        yield found.span("value" if found["value"] is not None else "beside")
    for found in IDENTITY.finditer(text):
        yield found.span("value")
    for found in YEARS_OLD.finditer(text):
        yield found.span()
