"""Names of a person's family and of whoever is to be called for them, as sentences and brackets tell them."""

import re
from collections.abc import Iterator

from cogs.resumes.checking.contacts import Span
from cogs.resumes.checking.person import CAPITAL, HAN, HANGUL, KANA, PARTICLE, is_no_name

NAMES = rf"(?<!\w){CAPITAL}[\w'’-]{{1,40}}(?:[ ](?:{CAPITAL}[\w'’-]{{0,40}}\.?|{PARTICLE})){{0,3}}"
EASTERN = r"[\u4e00-\u9fff々\u3040-\u30ff]{1,4}[ ]?[\u4e00-\u9fff々\u3040-\u30ff]{1,4}|[가-힣]{2,4}"

RELATIONS = (
    r"wife|husband|spouse|father|mother|son|daughter|brother|sister|cousin|uncle|aunt|fiancée?|guardian|parent|friend|"
    r"neighbou?r|partner|ehefrau|ehemann|mann|frau|vater|mutter|sohn|tochter|bruder|schwester|"
    r"épouse|époux|mari|femme|conjointe?|père|mère|fils|fille|frère|sœur|"
    r"esposa|esposo|marido|mujer|padre|madre|hijo|hija|hermano|hermana|pai|mãe|filho|filha|irmão|irmã|"
    r"moglie|marito|figlio|figlia|fratello|sorella|vrouw|man|vader|moeder|zoon|dochter|broer|zus|"
    r"żona|mąż|ojciec|matka|syn|córka|brat|siostra|жена|муж|отец|мать|сын|дочь|брат|сестра|дружина|чоловік|"
    r"fru|far|mor|datter|søn|bror|søster|eşi?|anne|baba|kardeş|istri|suami|ayah|ibu|vợ|chồng"
)
EASTERN_RELATIONS = (
    r"[父母妻夫兄姉弟妹]|長男|長女|次男|父亲|母亲|妻子|丈夫|哥哥|姐姐|弟弟|妹妹|"
    r"부|모|부친|모친|아버지|어머니|배우자|아내|남편|형|누나"
)
MARRIED_TO = (
    r"married to|wife of|husband of|verheiratet mit|casad[oa] con|casad[oa] com|mariée? (?:à|avec)|pacsée? (?:à|avec)|"
    r"sposat[oa] con|getrouwd met|gift (?:med|mit)|żonaty z|zamężna z|женат на|замужем за|live with|living with my"
)
BEFORE = re.compile(
    rf"(?:\b(?:{MARRIED_TO})[ ]+(?:(?:{RELATIONS})[ ]+)?|(?:\b(?:my|our|meine?[mr]?|mon|ma|mi|meu|minha|mia|mio|mijn|"
    rf"min|with|mit|con|avec|of)[ ]+|^[ ]*|[(,;/][ ]*)(?:(?-i:{RELATIONS}))[ ]+)(?P<name>{NAMES})"
    rf"(?=[ ]*(?:[,.;:)\n\t|]|$)|"
    rf"[ ](?:and|und|et|y|e|og|och|и)[ ])",
    re.I | re.M,
)
LABELLED = re.compile(
    rf"(?:^|(?<=[|•·\t]))[ ]*(?:name of )?(?:{RELATIONS}|{EASTERN_RELATIONS})(?:['’]?s?(?: full)? name)?[ ]*"
    rf"(?:[:：][ ]*\t?|\t)[ ]*(?P<name>[^\n\t|•·,;:(（\d]{{2,40}})",
    re.I | re.M,
)
CALLED = re.compile(
    rf"(?:\b(?:(?:please |everyone |everybody |people |friends )?calls? me|i go by|goes by|rufname|nickname|spitzname|"
    rf"genannt|a\.?k\.?a\.?)|[(,][ ]*(?:known as|called|dite?))[ ]*:?[ ]*[\"“„'‘]?(?P<name>{CAPITAL}[\w'’-]+)",
    re.I,
)
SAID_BY = re.compile(rf"[\"”»“’][ ]*[-(][ ]*(?P<name>{NAMES})(?=[ ]*[,)\n])", re.M)
"""Behind what somebody said: "... a rare talent." - Jane Doe, director."""

BEHIND = re.compile(
    rf"(?P<name>{NAMES}|{EASTERN})[ ]*[,(（][ ]*(?:my[ ]|her[ ]|his[ ]|meine?[ ])?(?:(?:{RELATIONS})|"
    rf"{EASTERN_RELATIONS})[ ]*(?:[)）]|(?=[,;]?[ ]+[+(\d]))",
    re.I,
)
"""In brackets, or before a number: "Amara Obi (sister)"."""


def find_relatives(text: str) -> Iterator[Span]:
    for pattern in (BEFORE, BEHIND, LABELLED, CALLED, SAID_BY):
        for found in pattern.finditer(text):
            name = found["name"]
            if not is_no_name(name) or any(script.search(name) for script in (HAN, HANGUL, KANA)):
                yield found.span("name")
